using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using Severity = IncidentRegister.Domain.Incidents.Severity;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Makes facts of what was told and has passed its validator: codes are looked up, names that are a known party's
/// become that party, texts take the form in which they are kept.
/// </summary>
internal sealed class Telling(PartyMatch parties, Words words, TimeProvider clock)
{
    /// <exception cref="ValidationException">A code that no vocabulary has, or a day that has not come.</exception>
    public async Task<IncidentFacts> Of(ToldIncident told, CancellationToken ct)
    {
        var failures = await Problems(told, ct);
        if (failures.Count > 0) throw new ValidationException(failures);

        var glossary = await words.Now(ct);
        var names = told.Targets.Select(t => Written.Kept(t.Name)).Concat(told.Actors.Select(a => Written.Kept(a.Name)));
        var who = new Who(glossary, await parties.Of(names, ct));
        return Facts(told, who);
    }

    /// <summary>Codes that no vocabulary has, and days that have not come.</summary>
    public async Task<IReadOnlyList<ValidationFailure>> Problems(ToldIncident told, CancellationToken ct) =>
        new TellingCheck(await words.Now(ct), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)).Of(told);

    private static IncidentFacts Facts(ToldIncident told, Who who) => new()
    {
        Kind = Code.To<IncidentKind>(told.Kind),
        Title = Written.Kept(told.Title)!,
        Account = Written.Kept(told.Account, lines: true)!,
        Language = told.Language,
        Occurred = IncidentDate.Parse(told.Occurred),
        Country = Written.Kept(told.Country),
        Town = Written.Kept(told.Town),
        TownVisibility = Code.To<TownVisibility>(told.TownVisibility),
        Situation = Written.Kept(told.Situation),
        Severity = Code.To<Severity>(told.Severity),
        Handling = Code.To<Tlp>(told.Handling),
        Acts = [.. told.Acts.Select(Act)],
        Targets = [.. told.Targets.Select(t => Target(t, who))],
        Actors = [.. told.Actors.Select(a => Actor(a, who))],
        Sources = [.. told.Sources.Select(Source)],
        Consent = [.. ToldConsent.Answers(told.Consent)],
    };

    private static ActFacts Act(ActInput told) => new(told.Type, [.. told.Stages.Select(Stage)])
    {
        Method = Written.Kept(told.Method),
        StatedReason = Written.Kept(told.StatedReason),
        LegalBasis = Written.Kept(told.LegalBasis),
        Instrument = Written.Kept(told.Instrument),
        IssuingAuthority = Written.Kept(told.IssuingAuthority),
        Details = ActDetails.For(told.Type)
            .Select(d => (d.Code, Answer: Written.Kept(told.Details.GetValueOrDefault(d.Code))))
            .Where(d => d.Answer is not null).ToDictionary(d => d.Code, d => d.Answer!),
    };

    internal static StageFacts Stage(StageInput told) => new(
        Code.To<StageKind>(told.Kind), IncidentDate.Parse(told.Date), Written.Kept(told.Source), Written.Kept(told.Note));

    private static TargetFacts Target(TargetInput told, Who who)
    {
        var (partyId, name) = who.Is(told.PartyId, told.PartyKey, told.Name);
        return new TargetFacts(Code.To<TargetKind>(told.Kind), told.Category)
        {
            PartyId = partyId,
            Name = name,
            RoleAtTime = Written.Kept(told.RoleAtTime),
            AffiliationAtTime = Written.Kept(told.AffiliationAtTime),
            Status = Written.Kept(told.Status),
            Naming = Code.To<Naming>(told.Naming),
            Description = Written.Kept(told.Description),
        };
    }

    private static ActorFacts Actor(ActorInput told, Who who)
    {
        var (partyId, name) = who.Is(told.PartyId, told.PartyKey, told.Name);
        return new ActorFacts(told.Kind)
        {
            PartyId = partyId,
            Name = name,
            Degree = Written.Kept(told.Degree),
            Claim = Code.To<ClaimStatus>(told.Claim),
            Attribution = Written.Kept(told.Attribution),
        };
    }

    private static SourceFacts Source(SourceInput told) => new(Written.Kept(told.Title)!)
    {
        Publisher = Written.Kept(told.Publisher),
        Address = Written.Kept(told.Address),
        PublishedOn = Written.Kept(told.PublishedOn) is { } day ? IncidentDate.Parse(day) : null,
        Language = Written.Kept(told.Language),
        Connection = Code.To<SourceConnection>(told.Connection),
        Reliability = told.Reliability is [var letter] ? letter : null,
        Credibility = told.Credibility is [var digit] ? digit - '0' : null,
    };

    /// <summary>A known party, or else the name as typed; never both.</summary>
    private sealed class Who(Glossary glossary, IReadOnlyDictionary<string, Guid> byName)
    {
        public (Guid? PartyId, string? Name) Is(Guid? id, string? key, string? typed)
        {
            if (id is not null) return (id, null);
            if (key is not null) return (glossary.Parties.First(p => p.Key == key).Id, null);
            return Written.Kept(typed) is { } name && byName.TryGetValue(name, out var known) ? (known, null) : (null, Written.Kept(typed));
        }
    }
}
