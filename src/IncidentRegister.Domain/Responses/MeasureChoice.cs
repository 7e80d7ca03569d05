using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Domain.Responses;

/// <summary>
/// Tells measures by their words. Some words stand for a measure only with who is asked: to "condemn" is a statement of
/// the Presidency, of a State, of a region or of the Court.
/// </summary>
internal static class MeasureChoice
{
    private const string Framework = "M18";
    private const string Protection = "M17";
    private const string Visible = "M01";

    /// <summary>Those in which somebody speaks out; a word for speaking out adds nothing to them.</summary>
    private static readonly HashSet<string> Speaking =
        new(["M03", "M07", "M08", "M09", "M10", "M11", "M12", "M19", "M20"], StringComparer.Ordinal);

    /// <param name="cues">In the order of the text.</param>
    /// <param name="addressees">Codes.</param>
    /// <returns>The code of each measure once, with the cue that stands for it.</returns>
    public static List<(string Code, Cue Cue)> Of(IEnumerable<Cue> cues, IReadOnlyList<string> addressees)
    {
        var found = new List<(string Code, Cue Cue)>();
        foreach (var cue in cues)
        {
            var code = Resolved(cue.Concept.Code, addressees.Count > 0 ? addressees[0] : "");
            if (code is null || found.Exists(f => f.Code == code)) continue;
            if (code == Protection && found.Exists(f => f.Code == Framework)) continue;
            found.Add((code, cue));
        }

        if (found.Exists(f => Speaking.Contains(f.Code)))
            found.RemoveAll(f => f.Cue.Concept.Code == "speak" && !Speaking.Contains(f.Code));
        if (found.Count > 1) found.RemoveAll(f => f.Cue.Concept.Code is "support" or "practical");

        return found;
    }

    /// <summary>Those whom the strategy protects; what they are told without a measure is no ask of it.</summary>
    public static bool IsProtected(string addressee) =>
        addressee == "civil-society" || addressee.StartsWith("icc", StringComparison.Ordinal);

    private static string? Resolved(string code, string addressee) => code switch
    {
        "speak" or "support" => Statement(addressee),
        "letter" => addressee switch
        {
            "asp-president" or "asp-presidency" => "M05",
            "civil-society" => "M20",
            _ => "M13",
        },
        "resolve" => addressee switch
        {
            "parliaments" or "european-parliament" or "us-congress" => "M12",
            "asp" or "states-parties" => "M16",
            _ => null,
        },
        "meet" => addressee switch
        {
            "asp-bureau" or "asp-president" or "asp-presidency" or "" => "M15",
            "asp" => "M16",
            _ => null,
        },
        "practical" => "M14",
        _ => code,
    };

    private static string Statement(string addressee) => addressee switch
    {
        "asp-president" or "asp-presidency" => "M04",
        "asp-bureau" => "M15",
        "asp" => "M16",
        "european-union" or "regional-institutions" => "M11",
        "parliaments" or "european-parliament" or "us-congress" => "M12",
        "united-nations" or "un-human-rights-office" => "M23",
        "civil-society" => "M20",
        _ when addressee.StartsWith("icc", StringComparison.Ordinal) => "M19",
        _ when addressee.StartsWith("state.", StringComparison.Ordinal) => "M06",
        _ => Visible,
    };
}
