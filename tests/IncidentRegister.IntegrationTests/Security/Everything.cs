using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Releases;
using IncidentRegister.Domain.Reports;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>
/// Incidents of two organisations in every status, under every handling, by every author, each with a row in every table
/// that hangs on incidents.
/// </summary>
public sealed class Everything : IAsyncLifetime
{
    public Register Register { get; } = new();
    public People People => Register.People;

    public async Task InitializeAsync()
    {
        await Register.InitializeAsync();
        var now = Register.Clock.GetUtcNow();
        var marks = new List<(Guid Id, CaseStatus Status, Tlp Handling)>();
        await Register.Read(async db =>
        {
            var party = Party.Enter("a-party", PartyKind.Organisation, null, [new NameFacts("A party", null, NameKind.Official)], now);
            var silent = Party.Enter("silent-party", PartyKind.Organisation, null, [new NameFacts("A silent party", null, NameKind.Official)], now);
            var labels = new Dictionary<string, string> { ["en"] = "A measure" };
            var statement = Statement.Enter("STM-2026-00001", new StatementFacts
            {
                Title = "A statement",
                Kind = "report",
                IssuedOn = IncidentDate.Parse("2026-11-15"),
                Issuers = [party.Id],
            }, People.Liaison.Id, now);
            var version = statement.AddVersion(StatementText.FromPlain("Words that speak of all of it."), Extent.Whole, null, now);
            var passage = version.Mark(1, new TextSpan(0, 5), now);
            var next = statement.AddVersion(StatementText.FromPlain("Other ones."), new TakenFacts { Original = "Other ones." }, now);
            var carried = CarryOver.Into(next, [new StandingPassage(passage)], now);
            var incidents = Incidents(marks).ToList();

            var ask = Ask.From("ASK-2026-00001", statement, passage, party.Id, party.Id, "M1", incidents, People.Liaison.Id, now);
            ask.Acknowledge(IncidentDate.Parse("2026-11-15"), "By letter.", People.Liaison.Id, now);
            var hidden = Response.Record("RSP-2026-00002",
                new ResponseFacts("M1", party.Id, IncidentDate.Parse("2026-11-16"), "A word in private") { IsConfidential = true, Together = [party.Id] },
                [], [(ask, FulfilmentExtent.Partly)], People.Liaison.Id, now);
            var response = Response.Record("RSP-2026-00001", new ResponseFacts("M1", party.Id, IncidentDate.Parse("2026-11-16"), "A response"),
                incidents, [(ask, FulfilmentExtent.Partly)], People.Liaison.Id, now);
            // A gap for every incident: the database itself keeps those.
            var unanswered = Ask.From("ASK-2026-00002", statement, passage, party.Id, silent.Id, "M1", incidents, People.Liaison.Id, now);
            db.AddRange(silent, unanswered);
            db.AddRange(Announced(party.Id, incidents, unanswered, response, hidden, now));
            db.AddRange(party, StrategyMeasure.Define(new MeasureFacts("M1", default, 1) { Labels = labels }), statement, passage, ask, response, hidden);
            db.Add(Standing.Record(new StandingFacts(
                party.Id, Instrument.Apic, StandingKind.Party, IncidentDate.Parse("2026-11-15"), "A newspaper"), now));
            db.AddRange(incidents);
            db.AddRange(carried.Moves);
            var drafts = People.All.Where(p => p.IsSignedIn).Select(p => new Draft(Guid.CreateVersion7(now), p.OrganisationId, p.Id, [1], now)).ToList();
            db.AddRange(drafts);
            db.AddRange(drafts.Select(d => DraftFile.Receive(
                d, new EvidenceFacts(Guid.CreateVersion7(now), "a.pdf", EvidenceKind.Pdf, 10, new byte[32], null), [1], 0, now)));
            db.AddRange(People.All.Where(p => p.IsSignedIn).Select(p => new NoticeChoices(p.Id)));
            db.AddRange(People.All.Where(p => p.IsSignedIn).Select(p => OutgoingMail.ToPerson(p.Id, "A notice", "Sign in.", "en", now)));
            var reports = Reports(now).ToList();
            var run = reports.OfType<ReportRun>().First();
            var copies = People.All.Where(p => p.IsSignedIn).Select(p => Delivery.Open(run.Id, p.Id, "en", Tlp.Green, false, now)).ToList();
            var links = copies.ConvertAll(c => UnsubscribeLink.For(c, run.ReportId, Guid.NewGuid(), c.MessageName, now));
            db.AddRange(copies);
            db.AddRange(links);
            db.AddRange(links.Select(l => ReportStop.By(l, now)));
            db.AddRange(incidents.Select(i => new OverdueNotice(i, ClockKind.Acknowledge, 1, now)));
            db.AddRange(People.All.Where(p => p.IsSignedIn).SelectMany(p => new[] { false, true }
                .Select(isShared => new SavedView(p.Id, "A view", [], now, isShared))));
            db.AddRange(People.All.Where(p => p.IsSignedIn).Select(p => new LastVisit(p.Id, now)));
            db.AddRange(incidents.SelectMany(Files));
            db.AddRange(incidents.Select(i => CaseNote.Write(i, "For those who review.", People.Liaison.Id, now)));
            db.AddRange(incidents.Select(i => new IncidentReading(i.Id, Role.Liaison, new DateOnly(2026, 11, 12))));
            db.AddRange(incidents.Select(i => IncidentAlias.Of(i, "A name", AliasState.Accepted, People.Liaison.Id, now)));
            db.AddRange(incidents.Select(i => Mention.Confirm(passage, i, MentionRelation.Describes, Stance.Reports, null, People.Liaison.Id, now)));
            var (asked, refused) = (version.Mark(1, new TextSpan(6, 10), now), version.Mark(1, new TextSpan(11, 16), now));
            db.AddRange(asked, refused, AskRefusal.Of(refused, People.Liaison.Id, now));
            db.AddRange(incidents.Select(i => Suggested(asked, i)));
            db.AddRange(incidents.Select(i => new MentionRun(i.Id, ["STM-2026-00001"], People.Liaison.Id, now)));
            db.AddRange(incidents.Select(i =>
            {
                var mention = Suggested(refused, i);
                mention.Reject(People.Liaison.Id, now);
                return mention;
            }));
            db.AddRange(incidents.Zip(incidents.Skip(1), (a, b) =>
                IncidentRelation.Between(a, b, RelationKind.Related, RelationCertainty.Possible, null, a.AuthorId, now)));
            db.AddRange(incidents.Zip(incidents.Skip(1), (a, b) => IncidentMerge.Of(a, b, People.Liaison.Id, now)));
            db.AddRange(incidents.SelectMany(Released));
            db.AddRange(People.All.Where(p => p.IsSignedIn).Select(p => new FeedAddress(p.Id, Token.Hash(p.DisplayName), now)));
            db.Add(new Clearance(People.Bo.Id, Tlp.Amber, now));
            db.AddRange(reports);
            return await db.SaveChangesAsync();
        });
        await Register.Database.RunAsSuperuser(string.Concat(marks.Select(m => $"""
            update incidents set status = '{Application.Data.Code.Of(m.Status)}', handling = '{Application.Data.Code.Of(m.Handling)}' where id = '{m.Id}';
            """)) + $"""
            update incidents set held_at = updated_at, hold = case author_id
                when '{People.Bo.Id}' then 'waiting' when '{People.Stranger.Id}' then 'sent-back' when '{People.StrangeLead.Id}' then 'retold' end
              where status = 'draft';
            insert into possible_duplicates select i.id, o.id from incidents i join incidents o on o.id = (
              select n.id from incidents n where n.id > i.id order by n.id limit 1);
            """);
    }

    public Task DisposeAsync() => Register.DisposeAsync();

    /// <summary>A connection of the request role; with nobody's context where <paramref name="person"/> is null.</summary>
    public async Task<NpgsqlConnection> Connect(CurrentUser? person, bool pooled = false)
    {
        var connection = new NpgsqlConnection(Register.Database.App + (pooled ? "" : ";Pooling=false"));
        await connection.OpenAsync();
        if (person is null) return connection;

        var context = person.IsSignedIn
            ? $"{person.Id}|{person.OrganisationId}|{Application.Data.Code.Of(person.Role)}" : $"||{Application.Data.Code.Of(person.Role)}";
        await using var set = new NpgsqlCommand("select set_config('app.context', $1, false)", connection);
        set.Parameters.AddWithValue(context);
        await set.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>The first column of every row.</summary>
    public static async Task<List<T>> Column<T>(NpgsqlConnection connection, string sql)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync()) values.Add(reader.GetFieldValue<T>(0));
        return values;
    }

    private IEnumerable<Incident> Incidents(List<(Guid, CaseStatus, Tlp)> marks)
    {
        var number = 0;
        foreach (var author in new[] { People.Ana, People.Bo, People.Lead, People.Stranger, People.StrangeLead })
            foreach (var status in Enum.GetValues<CaseStatus>())
                foreach (var handling in Enum.GetValues<Tlp>())
                {
                    var now = Register.Clock.GetUtcNow();
                    var reference = Reference.New("INC", 2024, [(byte)(number >> 15), (byte)(number >> 10), (byte)(number >> 5), (byte)number++, 0]).ToString();
                    var incident = Incident.Log(reference, author.OrganisationId, author.Id, Facts, now);
                    incident.Submit(author.Id, now);
                    incident.Claim(People.Liaison.Id, now);
                    incident.Ask("Who saw it?", People.Liaison.Id, now);
                    marks.Add((incident.Id, status, handling));
                    yield return incident;
                }
    }

    /// <summary>One that was found clean, one in quarantine, one that was refused; the last two by the author.</summary>
    private IEnumerable<EvidenceFile> Files(Incident incident)
    {
        var now = Register.Clock.GetUtcNow();
        var author = new Holder(incident.AuthorId, CustodyHand.Reporter);
        EvidenceFile Bring(Holder by) => EvidenceFile.Receive(
            incident, new EvidenceFacts(Guid.CreateVersion7(now), "a.pdf", EvidenceKind.Pdf, 10, new byte[32], null), 0, by, now);

        var (clean, waiting, refused) = (Bring(new Holder(People.SecondLiaison.Id, CustodyHand.Reviewer)), Bring(author), Bring(author));
        clean.Scanned(null, now);
        refused.Scanned("Something", now);
        return [clean, waiting, refused];
    }

    private Mention Suggested(Passage passage, Incident incident) => Mention.Suggest(
        passage, incident, MentionRelation.Describes, Stance.Reports, MentionStrength.Possible,
        [new MentionReason(MentionReasonKind.ShortlyAfter, Days: 9)], Register.Clock.GetUtcNow());

    /// <summary>One for everybody that stands; three that ended: dropped, carried out openly, carried out in private; and one in private.</summary>
    private IEnumerable<Announcement> Announced(
        Guid party, List<Incident> incidents, Ask ask, Response response, Response hidden, DateTimeOffset now)
    {
        Announcement Make(int number, bool isConfidential = false) => Announcement.Record(
            $"ANN-2026-0000{number}",
            new AnnouncementFacts("M1", party, IncidentDate.Parse("2026-11-15"), "A promise") { IsConfidential = isConfidential },
            incidents, [ask], People.Liaison.Id, now);

        var (dropped, kept, keptInPrivate) = (Make(2), Make(3), Make(4));
        dropped.Drop(IncidentDate.Parse("2026-11-16"), "It said so.", People.Liaison.Id, now);
        kept.CarryOut(response);
        keptInPrivate.CarryOut(hidden);
        return [Make(1), dropped, kept, keptInPrivate, Make(5, isConfidential: true)];
    }

    /// <summary>One of the member's own; and one of the liaison to Bo, by way of a group in a group. Each was made, and tried.</summary>
    private IEnumerable<object> Reports(DateTimeOffset now)
    {
        var (inner, outer) = (RecipientGroup.Found("Inner", now), RecipientGroup.Found("Outer", now));
        inner.Add(People.Bo.Id);
        outer.Add(inner, []);
        var facts = new ReportFacts { Name = "A report", Sections = ReportSections.All.ToList(), Schedule = ReportSchedule.Daily(TimeSpan.Zero, "UTC") };
        Report[] reports =
        [
            Report.Plan(People.Member.Id, facts with { People = [People.Member.Id] }, now),
            Report.Plan(People.Liaison.Id, facts with { Groups = [outer.Id] }, now),
        ];
        var due = facts.Schedule.LastUntil(now)!;
        return [inner, outer, .. reports, .. reports.SelectMany(r => new[]
        {
            ReportRun.Make(r, due, due.Since, "{}", true, null, now), ReportRun.Try(r, due.Key, due.Since, "{}", null, now),
        })];
    }

    /// <summary>
    /// A proposal that waits, and one that was approved; the release is amber, green or clear in turn, and every other one is
    /// withdrawn.
    /// </summary>
    private IEnumerable<object> Released(Incident incident, int number)
    {
        var now = Register.Clock.GetUtcNow();
        var snapshot = new ReleaseSnapshot
        {
            Title = $"A release {number}",
            Summary = "What others may know.",
            Language = "en",
            Audience = number % 3 == 2 && number % 4 < 2 ? ReleaseAudience.Public : ReleaseAudience.Coalition,
            Tlp = new[] { Tlp.Amber, Tlp.Green, Tlp.Clear }[number % 3],
            Ledger = [new LedgerFacts(LedgerKind.Mention, IncidentDate.Parse("2026-11-15")) { StatementReference = "STM-2026-00001", Paragraph = 1, Quote = "Words" }],
        };
        ReleaseProposal Prepare() => ReleaseProposal.Prepare(
            incident, new ReleaseChoice(), snapshot, SnapshotJson.Hash(snapshot), null, People.Liaison.Id, now);

        var (waiting, approved) = (Prepare(), Prepare());
        var (release, origin) = approved.Approve(
            incident, Reference.New("REL", 2026, [(byte)(number >> 5), (byte)number, 0, 0, 0]).ToString(), approved.Sha256, People.SecondLiaison.Id, now);
        object[] made = [waiting, approved, release, origin];
        return number % 2 == 0 ? made : [.. made, new ReleaseWithdrawal(release, "It told too much.", now)];
    }

    private static IncidentFacts Facts => Submitted.Facts() with
    {
        Targets =
        [
            new TargetFacts(TargetKind.Person, "staff") { Name = "Known by name", Naming = Naming.Named },
            new TargetFacts(TargetKind.Person, "staff") { Name = "Withheld name", Naming = Naming.Withheld },
        ],
        Actors = [new ActorFacts("unknown")],
        Sources = [new SourceFacts("A newspaper")],
        Consent =
        [
            new ConsentFacts(ConsentAudience.Liaison, ConsentPart.Event, ConsentAnswer.Given),
            new ConsentFacts(ConsentAudience.Coalition, ConsentPart.Event, ConsentAnswer.Given),
            new ConsentFacts(ConsentAudience.Public, ConsentPart.Event, ConsentAnswer.Given),
        ],
    };
}
