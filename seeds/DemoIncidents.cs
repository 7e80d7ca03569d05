using System.Collections.Concurrent;
using System.Globalization;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Seeds.Files;

namespace IncidentRegister.Seeds;

/// <summary>Logs the incidents of the files as the invented reporters and takes them through their review.</summary>
internal sealed class DemoIncidents(Sender sender, DemoPeople people)
{
    private readonly ConcurrentDictionary<string, string> references = [];
    private readonly List<IncidentEntry> known = [.. SeedFiles.Folder<IncidentFile>("incidents").SelectMany(f => f.Incidents)];

    /// <summary>The reference of the incident that has this key in the files; for after they were logged.</summary>
    public string this[string key] => references[key];

    public Task Log(CancellationToken ct) => Parallel.ForEachAsync(
        known.Concat(SeedFiles.File<IncidentFile>("demo/incidents.yaml").Incidents), ct,
        async (incident, stop) => await Log(incident, stop));

    public async Task Relate(CancellationToken ct)
    {
        foreach (var incident in known)
            foreach (var relation in incident.Relations)
                await sender.Send(people.Liaison, new RelateIncidents(
                    references[incident.Key], references[relation.To], relation.Kind, relation.Certainty, relation.Comment), ct);
    }

    private async Task Log(IncidentEntry incident, CancellationToken ct)
    {
        var isDraft = incident.State == "draft";
        var logged = await sender.Send(ReporterOf(incident), Told(incident) with { Submit = !isDraft }, ct);
        references[incident.Key] = logged.Reference;

        if (incident.Question is { } question)
            await Ask(logged.Reference, people[question.By], question.Text, ct);
        else if (Code.To<Verification>(incident.Verification) is var grade and not Verification.Unverified)
            await Verify(logged.Reference, grade, ct);
        else if (incident.Kind == "campaign")
            await sender.Send(people.OtherLiaison, new ClaimCase(logged.Reference), ct);
    }

    private async Task Verify(string reference, Verification grade, CancellationToken ct)
    {
        var claimed = await sender.Send(people.Liaison, new ClaimCase(reference), ct);
        await sender.Send(people.Liaison, new VerifyIncident(reference, grade, null, claimed.Version), ct);
    }

    private async Task Ask(string reference, CurrentUser liaison, string question, CancellationToken ct)
    {
        var claimed = await sender.Send(liaison, new ClaimCase(reference), ct);
        await sender.Send(liaison, new AskReporter(reference, question, claimed.Version), ct);
    }

    /// <summary>The desk of defenders tells what was aimed at civil society, the lawyers the rest.</summary>
    private CurrentUser ReporterOf(IncidentEntry incident) =>
        incident.Reporter is { } reporter ? people[reporter]
        : incident.Targets.Exists(t => t.Category is "situation-country-cso" or "hrd" or "lawyer") ? people.DeskReporter
        : people.LawyersReporter;

    internal static LogIncident Told(IncidentEntry incident) => new()
    {
        Kind = incident.Kind,
        Title = incident.Title,
        Account = incident.Account,
        Language = incident.Language,
        Occurred = incident.Date,
        Country = incident.Country,
        Town = incident.Town,
        Situation = incident.Situation,
        Severity = incident.Severity,
        Acts = [.. incident.Acts.Select(Act)],
        Targets = [.. incident.Targets.Select(Target)],
        Actors = [.. incident.Actors.Select(Actor)],
        Sources = [.. incident.Sources.Select(Source)],
        Consent = incident.Consent.ToDictionary(part => part, _ => (string?)"given"),
    };

    private static ActInput Act(ActEntry act) => new()
    {
        Type = act.Type,
        Method = act.Method,
        StatedReason = act.StatedReason,
        LegalBasis = act.LegalBasis,
        Instrument = act.Instrument,
        IssuingAuthority = act.IssuingAuthority,
        Stages = [.. act.Stages.Select(s => new StageInput(s.Stage, s.Date, s.Source, s.Note))],
    };

    private static TargetInput Target(TargetEntry target) => new()
    {
        Kind = target.Kind,
        Category = target.Category,
        PartyKey = target.Party,
        RoleAtTime = target.Role,
        AffiliationAtTime = target.Affiliation,
        Status = target.Status,
        Naming = target.Naming,
        Description = target.Description,
    };

    private static ActorInput Actor(ActorEntry actor) => new()
    {
        Kind = actor.Kind,
        PartyKey = actor.Party,
        Name = actor.Name,
        Degree = actor.Degree,
        Claim = actor.Claim,
        Attribution = actor.Attribution,
    };

    private static SourceInput Source(SourceEntry source) => new()
    {
        Title = source.Title,
        Publisher = source.Publisher,
        Address = source.Address,
        PublishedOn = source.Date,
        Language = source.Language,
        Connection = source.Connection ?? "media",
        Reliability = source.Reliability,
        Credibility = source.Credibility?.ToString(CultureInfo.InvariantCulture),
    };
}
