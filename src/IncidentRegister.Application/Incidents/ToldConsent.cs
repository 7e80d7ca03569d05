using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Incidents;

/// <summary>Consent as forms write it: <c>coalition.names</c> is the audience and the part.</summary>
public static class ToldConsent
{
    public static IReadOnlyList<ConsentAudience> Audiences { get; } = Enum.GetValues<ConsentAudience>();
    public static IReadOnlyList<ConsentPart> Parts { get; } = Enum.GetValues<ConsentPart>();

    public static string Key(ConsentAudience audience, ConsentPart part) => $"{Code.Of(audience)}.{Code.Of(part)}";

    internal static IEnumerable<ConsentFacts> Answers(IReadOnlyDictionary<string, string?> told) =>
        from audience in Audiences
        from part in Parts
        let answer = told.GetValueOrDefault(Key(audience, part))
        where IsAnswer(answer)
        select new ConsentFacts(audience, part, Code.To<ConsentAnswer>(answer!));

    internal static Dictionary<string, string?> Of(Incident incident) => (
        from audience in Audiences
        from part in Parts
        let answer = incident.ConsentNow(audience, part)
        where answer is ConsentAnswer.Given or ConsentAnswer.Refused
        select (Key: Key(audience, part), Answer: Code.Of(answer.Value))).ToDictionary(c => c.Key, c => (string?)c.Answer);

    internal static bool IsAnswer(string? code) =>
        Code.TryTo<ConsentAnswer>(code, out var answer) && answer is ConsentAnswer.Given or ConsentAnswer.Refused;
}
