using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.IntegrationTests.Incidents;

/// <summary>
/// Made-up records that share some of what they tell, with passages, asks and responses of which they share some; the
/// same ones in every run, so that a failure comes again.
/// </summary>
internal sealed class MadePairs(Register register, uint seed)
{
    private uint last = seed;

    public async Task<(Incident One, Incident Two)> Make(CurrentUser first, CurrentUser second, Guid[] parties)
    {
        var one = await register.Submit(first, Facts(parties));
        var two = await register.Submit(second, Facts(parties));
        await register.Read(async db =>
        {
            var now = register.Clock.GetUtcNow();
            var by = register.People.Liaison.Id;
            var statement = await db.Statements.OrderBy(s => s.Id).FirstAsync();
            var version = await db.StatementVersions.Include(v => v.Paragraphs).FirstAsync(v => v.StatementId == statement.Id);
            var passages = await db.Passages.ToListAsync();
            if (passages.Count == 0)
            {
                passages = [.. Enumerable.Range(0, 4).Select(n => version.Mark(1, new TextSpan(n * 5, (n * 5) + 4), now))];
                db.AddRange(passages);
            }

            foreach (var passage in passages)
                foreach (var incident in Some(one, two))
                {
                    var mention = Mention.Confirm(passage, incident, Of<MentionRelation>(), Of<Stance>(), Any(null, "A note"), by, now);
                    if (Chance(4)) mention.Undo(by, now);
                    db.Add(mention);
                }

            var asks = Enumerable.Range(0, Below(3)).Select(n => Ask.From(
                $"ASK-{Guid.NewGuid():N}"[..18], statement, passages[n], parties[0], parties[1], "M04", Some(one, two), by, now)).ToList();
            var responses = Enumerable.Range(0, Below(3)).Select(n =>
            {
                var about = Some(one, two).ToList();
                return Response.Record(
                    $"RSP-{Guid.NewGuid():N}"[..18], new ResponseFacts("M04", parties[0], IncidentDate.Parse("2026-11-20"), "A response"),
                    about, [.. asks.Take(n).Where(a => IsOf(a, about)).Select(a => (a, FulfilmentExtent.Partly))], by, now);
            }).ToList();
            db.AddRange(new[] { one, two }.SelectMany(i => Enumerable.Range(0, Below(3)).Select(_ => File(i, now))));
            db.AddRange(asks);
            db.AddRange(responses);
            return await db.SaveChangesAsync();
        });
        return (one, two);
    }

    /// <summary>Only such an ask can be fulfilled by what is about these.</summary>
    private static bool IsOf(Ask ask, List<Incident> about) =>
        ask.Incidents.Count == 0 || about.Count == 0 || ask.Incidents.Any(i => about.Exists(a => a.Id == i.IncidentId));

    /// <summary>Some of what differs is taken from the other; both texts or none, where the languages differ.</summary>
    public MergeIncidents Choose(IncidentComparison compared)
    {
        var fields = compared.Differing.Where(_ => Chance(2)).ToHashSet();
        if (compared.Kept.Language != compared.Other.Language && fields.Overlaps([MergeField.Title, MergeField.Account]))
            fields.UnionWith([MergeField.Title, MergeField.Account]);

        Guid?[] choices =
        [
            .. compared.Acts.Where(p => p.Kind == PairKind.Choice).Select(p => p.OtherId),
            .. compared.Targets.Where(p => p.Kind == PairKind.Choice).Select(p => p.OtherId),
            .. compared.Actors.Where(p => p.Kind == PairKind.Choice).Select(p => p.OtherId),
            .. compared.Sources.Where(p => p.Kind == PairKind.Choice).Select(p => p.OtherId),
        ];
        return new MergeIncidents(compared.Kept.Reference, compared.Kept.Version, compared.Other.Reference, compared.Other.Version)
        {
            Fields = [.. fields.Select(Code.Of)],
            Parts = [.. choices.Where(_ => Chance(2)).OfType<Guid>()],
        };
    }

    /// <summary>Found clean, refused, or waiting for its scan.</summary>
    private EvidenceFile File(Incident incident, DateTimeOffset now)
    {
        var facts = new EvidenceFacts(Guid.CreateVersion7(now), "letter.pdf", EvidenceKind.Pdf, 12, new byte[32], null);
        var file = EvidenceFile.Receive(incident, facts, 0, new Holder(incident.AuthorId, CustodyHand.Reporter), now);
        if (Chance(4)) return file;

        file.Scanned(Any(null, null, null, "Something"), now);
        return file;
    }

    private IncidentFacts Facts(Guid[] parties) => new()
    {
        Title = Any("A raid", "A raid on an office", "Une descente")!,
        Account = Any("They came at night.", "Ils sont venus la nuit.\n\nPuis ils sont partis.")!,
        Language = Any("en", "fr")!,
        Occurred = IncidentDate.Parse(Any("2026-11-14", "2026-11-13~", "2026-11", "2026-01-01/..", "XXXX")!),
        Country = Any(null, "NL", "UG"),
        Town = Any(null, "The Hague", "Kampala"),
        TownVisibility = Of<TownVisibility>(),
        Situation = Any(null, "uganda"),
        Severity = Of<Severity>(),
        Handling = Any(Tlp.Amber, Tlp.Green, Tlp.Clear),
        Acts =
        [
            .. Enumerable.Range(0, 1 + Below(3)).Select(_ => new ActFacts(Any("a.raid", "a.search", "b")!, [.. Stages()])
            {
                Method = Any(null, "by night"),
            }),
        ],
        Targets =
        [
            .. Enumerable.Range(0, Below(4)).Select(_ => new TargetFacts(Of<TargetKind>(), Any("cso", "hrd")!)
            {
                PartyId = Chance(2) ? parties[Below(parties.Length)] : null,
                Name = Any("A name", "Another name"),
                Description = "somebody",
                Naming = Of<Naming>(),
                Status = Any(null, "safe"),
            }),
        ],
        Actors =
        [
            .. Enumerable.Range(0, Below(3)).Select(_ => new ActorFacts(Any("unknown", "state")!)
            {
                Name = Any("A ministry", "An army"),
                Claim = Of<ClaimStatus>(),
            }),
        ],
        Sources =
        [
            .. Enumerable.Range(0, Below(4)).Select(_ => new SourceFacts(Any("A letter", "An article")!)
            {
                Address = Any(null, "https://news.example/1"),
                Reliability = Any<char?>(null, 'B'),
            }),
        ],
    };

    private IEnumerable<StageFacts> Stages() => Enumerable.Range(0, 1 + Below(2))
        .Select(_ => new StageFacts(Of<StageKind>(), IncidentDate.Parse(Any("2026-11-14", "2026-11")!), Any(null, "A source")));

    private IReadOnlyList<Incident> Some(Incident one, Incident two) =>
        Below(4) switch { 0 => [], 1 => [one], 2 => [two], _ => [one, two] };

    private int Below(int end)
    {
        last = unchecked((last * 1664525) + 1013904223); // Numerical Recipes, chapter 7
        return (int)((last >> 8) % (uint)end);
    }

    private bool Chance(int of) => Below(of) == 0;

    private T Any<T>(params T[] values) => values[Below(values.Length)];

    private T Of<T>() where T : struct, Enum => Any(Enum.GetValues<T>());
}
