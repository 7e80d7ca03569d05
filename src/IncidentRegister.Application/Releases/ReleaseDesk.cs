using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Releases;
using IncidentRegister.Domain.Texts;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Makes the copy that may leave, and sees to it that its words do not tell what was left out.</summary>
internal sealed class ReleaseDesk(RegisterDbContext db, ICurrentUser user, Words words)
{
    /// <summary>The incident with all that a release may be made of, as it may be changed while this goes on.</summary>
    public IQueryable<Incident> Whole(IQueryable<Incident> incidents) => incidents.VisibleTo(user.Now)
        .Include(i => i.Acts).ThenInclude(a => a.Stages).Include(i => i.Targets).ThenInclude(t => t.Identity)
        .Include(i => i.Involvements).Include(i => i.Sources).Include(i => i.Consents).AsSplitQuery();

    /// <exception cref="NotFoundException">There is no such release of this incident.</exception>
    public async Task<Release?> Corrected(string? reference, Guid incidentId, CancellationToken ct) =>
        string.IsNullOrEmpty(reference) ? null : await db.Releases.Where(r => r.Reference == reference)
            .Where(r => db.ReleaseOrigins.Any(o => o.ReleaseId == r.Id && o.IncidentId == incidentId))
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

    /// <exception cref="ValidationException">The wording tells what was left out, each at its field.</exception>
    /// <exception cref="TamperedException">Something was chosen that no page offers.</exception>
    public async Task<ReleaseSnapshot> Copy(Incident incident, ReleaseWriting told, CancellationToken ct)
    {
        var glossary = await words.Now(ct);
        var choice = told.Choice;
        if (!glossary.Knows("language", told.Language))
            throw new ValidationException([new ValidationFailure(nameof(told.Language), Written.UnknownCode)]);

        RefuseWhatIsNotOffered(incident, choice);
        var snapshot = Snapshot(incident, told, choice, glossary);
        var canary = await Canary(incident, choice, snapshot, glossary, ct);
        await RefuseLeaks(incident, snapshot, canary, ct);
        return snapshot with { Ledger = await Ledger(incident, choice, canary, ct) };
    }

    /// <summary>What public words of a release that stands already may not tell: the reason of a withdrawal.</summary>
    public async Task RefuseLeaks(Incident incident, ReleaseProposal proposal, string field, string text, CancellationToken ct)
    {
        var canary = await Canary(incident, proposal.Choice, proposal.Snapshot, await words.Now(ct), ct);
        var failures = await Leaks(incident, field, text, canary, ct);
        if (failures is not null) throw new ValidationException([failures]);
    }

    private void RefuseWhatIsNotOffered(Incident incident, ReleaseChoice choice)
    {
        var targets = incident.Targets.ToDictionary(t => t.Id);
        var isOffered = choice.Named.All(id => targets.TryGetValue(id, out var t) && t.Naming == Naming.Named)
            && choice.Described.All(id => targets.TryGetValue(id, out var t) && t.Naming != Naming.Withheld && t.Description is not null)
            && choice.Actors.All(id => incident.Involvements.Any(a => a.Id == id))
            && (!choice.Has(ReleaseField.Town) || KnowsTown(incident));
        if (!isOffered) throw new TamperedException("release");
    }

    public bool KnowsTown(Incident incident) => incident.Town is not null
        && (incident.OrganisationId == user.Now.OrganisationId || incident.TownVisibility == TownVisibility.Reviewers);

    private static ReleaseSnapshot Snapshot(Incident incident, ReleaseWriting told, ReleaseChoice choice, Glossary glossary) => new()
    {
        Title = Written.Kept(told.Title)!,
        Summary = Written.Kept(told.Summary, lines: true)!,
        Language = told.Language,
        Audience = Code.To<ReleaseAudience>(told.Audience),
        Tlp = Code.To<Tlp>(told.Tlp),
        Corrects = Written.Kept(told.Corrects),
        ActTypes = choice.Has(ReleaseField.ActTypes) ? incident.ActTypes : [],
        TargetCategories = choice.Has(ReleaseField.TargetCategories)
            ? [.. Standing(incident).Select(t => t.Category).Distinct()] : [],
        Targets =
        [
            .. from target in Standing(incident)
               let isNamed = choice.Named.Contains(target.Id)
               where isNamed || choice.Described.Contains(target.Id)
               select new ReleasedTarget(
                   target.Category, isNamed ? Name(target.Identity?.PartyId, target.Identity?.Name, glossary) : null,
                   choice.Described.Contains(target.Id) ? target.Description : null),
        ],
        Actors =
        [
            .. from actor in incident.Involvements.OrderBy(a => a.Ordinal)
               where choice.Actors.Contains(actor.Id)
               select new ReleasedActor(actor.Kind, Name(actor.PartyId, actor.Name, glossary), actor.Claim),
        ],
        Country = choice.Has(ReleaseField.Country) ? incident.Country : null,
        Town = choice.Has(ReleaseField.Town) ? incident.Town : null,
        Occurred = choice.Tell(incident.Occurred),
        Situation = choice.Has(ReleaseField.Situation) ? incident.Situation : null,
        Severity = choice.Has(ReleaseField.Severity) ? incident.Severity : null,
        Verification = choice.Has(ReleaseField.Verification) ? incident.Verification : null,
    };

    private static IEnumerable<Target> Standing(Incident incident) => incident.Targets.OrderBy(t => t.Ordinal);

    /// <summary>The first name of a party, whatever the language of the page: the copy is the same for all.</summary>
    private static string Name(Guid? partyId, string? name, Glossary glossary) =>
        name ?? glossary.Parties.FirstOrDefault(p => p.Id == partyId)?.Names[""] ?? "";

    private async Task<Canary> Canary(
        Incident incident, ReleaseChoice choice, ReleaseSnapshot snapshot, Glossary glossary, CancellationToken ct)
    {
        var ids = incident.Targets.Select(t => t.Identity?.PartyId).Concat(incident.Involvements.Select(a => a.PartyId))
            .OfType<Guid>().ToList();
        var parties = await db.Parties.AsNoTracking().Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.Kind, Names = p.Names.Select(n => n.Text).ToList() }).ToDictionaryAsync(p => p.Id, ct);
        var files = await db.EvidenceFiles.AsNoTracking().Where(f => f.IncidentId == incident.Id)
            .Select(f => f.Name).ToListAsync(ct);
        var secrets = new ReleaseSecrets(incident, choice, id => parties.TryGetValue(id, out var party)
            ? new KnownNames(party.Names, party.Kind == PartyKind.CourtOrgan) : KnownNames.None);
        return new Canary(
            secrets.All(files, glossary.Labels("country", incident.Country), glossary.Labels("situation", incident.Situation)),
            Told(incident, choice, snapshot, glossary, id => parties.TryGetValue(id, out var party) ? party.Names : []));
    }

    /// <summary>Whoever is named may be called by all names; what stands in a chosen field may stand in the wording.</summary>
    private static IEnumerable<string> Told(
        Incident incident, ReleaseChoice choice, ReleaseSnapshot snapshot, Glossary glossary, Func<Guid, IEnumerable<string>> names) =>
    [
        .. snapshot.Targets.SelectMany(t => new[] { t.Name, t.Description }).OfType<string>(),
        .. snapshot.Actors.Select(a => a.Name),
        .. incident.Targets.Where(t => choice.Named.Contains(t.Id)).Select(t => t.Identity?.PartyId)
            .Concat(incident.Involvements.Where(a => choice.Actors.Contains(a.Id)).Select(a => a.PartyId))
            .OfType<Guid>().SelectMany(names),
        .. snapshot.Town is { } town ? [town] : Array.Empty<string>(),
        .. glossary.Labels("country", snapshot.Country), .. glossary.Labels("situation", snapshot.Situation),
    ];

    private async Task RefuseLeaks(Incident incident, ReleaseSnapshot snapshot, Canary canary, CancellationToken ct)
    {
        var failures = new[]
        {
            await Leaks(incident, nameof(snapshot.Title), snapshot.Title, canary, ct),
            await Leaks(incident, nameof(snapshot.Summary), snapshot.Summary, canary, ct),
            await Leaks(
                incident, nameof(ReleaseWriting.Described), string.Join('\n', snapshot.Targets.Select(t => t.Description)), canary, ct),
        };
        if (failures.OfType<ValidationFailure>().ToList() is { Count: > 0 } found) throw new ValidationException(found);
    }

    /// <summary>The first thing that the text gives away, as a problem of its field; null where it gives nothing away.</summary>
    private async Task<ValidationFailure?> Leaks(
        Incident incident, string field, string text, Canary canary, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var leaks = canary.Find(text);
        if (leaks.Count > 0)
        {
            return new ValidationFailure(field, $"release.leak.{Code.Of(leaks[0].Kind)}")
            {
                FormattedMessagePlaceholderValues = new() { ["Value"] = Shown(leaks[0].Text) },
            };
        }

        return await NamesSomebodyWithheld(incident, text, ct) ? new ValidationFailure(field, "release.leak.withheld") : null;
    }

    // The name of who may not be named is not the liaison's to read either; the database alone compares.
    private async Task<bool> NamesSomebodyWithheld(Incident incident, string text, CancellationToken ct)
    {
        var (id, folded) = (incident.Id, PlainText.Fold(text));
        var persons = incident.Targets.Where(t => t.Kind == TargetKind.Person).Select(t => t.Id).ToArray();
        return await db.Database.SqlQuery<bool>(
            $"select sec.names_withheld({id}, {persons}, {folded}) as \"Value\"").SingleAsync(ct);
    }

    private static string Shown(string text) => text.Length <= 80 ? text : $"{text[..80]}…";

    private async Task<IReadOnlyList<LedgerFacts>> Ledger(
        Incident incident, ReleaseChoice choice, Canary canary, CancellationToken ct)
    {
        var ledger = new ReleasedLedger(db, incident.Id);
        var lines = new List<LedgerFacts>();
        if (choice.Has(ReleaseField.Passages)) lines.AddRange(await Clean(incident, await ledger.Passages(ct), canary, ct));
        if (choice.Has(ReleaseField.Asks)) lines.AddRange(await Clean(incident, await ledger.Asks(ct), canary, ct));
        if (choice.Has(ReleaseField.Responses)) lines.AddRange(await ledger.Responses(ct));
        return lines;
    }

    /// <summary>A paragraph that names who is not named here would lead from the release to the name, so it stays out.</summary>
    private async Task<IReadOnlyList<LedgerFacts>> Clean(
        Incident incident, IEnumerable<(LedgerFacts Line, string Paragraph)> lines, Canary canary, CancellationToken ct)
    {
        var clean = new List<LedgerFacts>();
        foreach (var (line, paragraph) in lines)
        {
            var isTelling = canary.Find(paragraph)
                .Any(leak => leak.Kind is LeakKind.Name or LeakKind.Town or LeakKind.Detail or LeakKind.Sentence)
                || await NamesSomebodyWithheld(incident, paragraph, ct);
            if (!isTelling) clean.Add(line);
        }

        return clean;
    }
}
