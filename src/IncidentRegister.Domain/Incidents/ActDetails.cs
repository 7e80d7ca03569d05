namespace IncidentRegister.Domain.Incidents;

/// <summary>How a question about an act is answered.</summary>
public enum DetailKind
{
    Text,

    /// <summary><c>yes</c>, <c>no</c> or <c>unknown</c>: nobody is made to guess.</summary>
    YesNo,
}

/// <param name="Code">Stable, in kebab case; its question is the text <c>label.acts.details.{Code}</c>.</param>
public sealed record ActDetail(string Code, DetailKind Kind = DetailKind.Text);

/// <summary>
/// What is asked about an act beyond what is asked about every act: one map from type to questions. A type has the
/// questions of the most specific entry that it equals or lies below.
/// </summary>
public static class ActDetails
{
    public const int TextMaxLength = 500;

    public static IReadOnlyList<string> YesNoAnswers { get; } = ["yes", "no", "unknown"];

    private static readonly Dictionary<string, ActDetail[]> ByType = new(StringComparer.Ordinal)
    {
        ["threat"] = [new("channel"), new("words-used"), new("family-mentioned", DetailKind.YesNo)],
        ["threat.legislation"] = [new("bill"), new("chamber"), new("bill-stage")],
        ["threat.prosecution"] = [new("court"), new("charges")],
        ["measure"] = [new("listed-as"), new("effect"), new("notice-given", DetailKind.YesNo)],
        ["measure.visa-travel"] = [new("document"), new("place-stopped"), new("notice-given", DetailKind.YesNo)],
        ["measure.residency"] = [new("document"), new("notice-given", DetailKind.YesNo)],
        ["criminalisation"] = [new("listed-as"), new("effect")],
        ["criminalisation.law"] = [new("bill"), new("chamber"), new("bill-stage")],
        ["judicial"] = [new("court"), new("charges"), new("case-status")],
        ["physical"] = [new("place"), new("injuries", DetailKind.YesNo)],
        ["physical.raid-seizure"] = [new("premises"), new("taken"), new("warrant-shown", DetailKind.YesNo)],
        ["physical.arrest-detention"] = [new("place-held"), new("charges"), new("lawyer-allowed", DetailKind.YesNo)],
        ["surveillance"] = [new("means"), new("found-by")],
        ["cyber"] = [new("service"), new("accounts"), new("still-going-on", DetailKind.YesNo)],
        ["smear"] = [new("outlet"), new("reach"), new("still-public", DetailKind.YesNo)],
        ["intimidation"] = [new("channel"), new("words-used"), new("family-mentioned", DetailKind.YesNo)],
        ["secondary"] = [new("provider"), new("reason-given"), new("notice-given", DetailKind.YesNo)],
        ["art70"] = [new("channel"), new("proceedings")],
    };

    /// <param name="type">A code of the vocabulary <c>act-type</c>.</param>
    /// <returns>In the order in which they are asked; none for a type of which nothing more is asked.</returns>
    public static IReadOnlyList<ActDetail> For(string? type)
    {
        if (type is null) return [];
        if (ByType.TryGetValue(type, out var own)) return own;

        var dot = type.IndexOf('.', StringComparison.Ordinal);
        return dot > 0 && ByType.TryGetValue(type[..dot], out var inherited) ? inherited : [];
    }

    public static IEnumerable<string> Types => ByType.Keys;
}
