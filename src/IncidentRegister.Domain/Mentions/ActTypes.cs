namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// Reads codes of acts as they are or as people write them: "SURVEILLANCE / SMEAR", "SECONDARY.SERVICE_DENIAL,
/// .BANKING".
/// </summary>
internal static class ActTypes
{
    public static IReadOnlyList<string> Of(string text)
    {
        var codes = new List<string>();
        var above = "";
        foreach (var piece in text.Split([',', '/', ';'],
            StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var code = piece.Split(['(', ' '])[0].ToLowerInvariant().Replace('_', '-');
            if (code.StartsWith('.')) code = above + code;
            if (code.Length == 0) continue;

            above = code.Split('.')[0];
            codes.Add(code);
        }

        return codes;
    }

    public static Phase PhaseOf(IReadOnlyList<string> codes) =>
        codes.Count == 0 ? Phase.Mixed
        : codes.All(c => c.StartsWith("threat", StringComparison.Ordinal)) ? Phase.Threatened
        : codes.All(c => c.StartsWith("intimidation", StringComparison.Ordinal)) ? Phase.Mixed // done by menacing
        : codes.Any(c => c.StartsWith("status-change", StringComparison.Ordinal)) ? Phase.Ended
        : Phase.Done;
}
