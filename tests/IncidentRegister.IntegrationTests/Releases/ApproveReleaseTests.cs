using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Releases;

public class ApproveReleaseTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task What_one_person_prepared_and_another_approved_is_read_by_a_member()
    {
        var incident = await register.Source();
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(incident));
        Assert.Contains(await register.As(register.People.Lead).Send(new ListProposals()), l => l.Id == id && !l.IsMine && !l.IsVoid);

        var reference = await register.Approve(register.People.Lead, id);

        var sheet = await register.As(register.People.Member).Send(new ShowRelease(reference));
        Assert.Equal(("A human rights lawyer was threatened", "NL", "2026-11"),
            (sheet.Snapshot!.Title, sheet.Snapshot.Country, sheet.Snapshot.Occurred.ToString()));
        Assert.Equal(Convert.ToHexStringLower(SnapshotJson.Hash(sheet.Snapshot)), sheet.Sha256);
        Assert.Null(sheet.Incident);
        Assert.Equal(incident.Reference, (await register.As(register.People.Ana).Send(new ShowRelease(reference))).Incident);
        Assert.Contains((await register.As(register.People.Member).Send(new ListReleases(new()))).Lines, l => l.Reference == reference);
        Assert.DoesNotContain(await register.As(register.People.Lead).Send(new ListProposals()), l => l.Id == id);
    }

    [Fact]
    public async Task Who_prepared_it_neither_approves_nor_rejects_it()
    {
        foreach (var person in new[] { register.People.Liaison, register.People.Lead })
        {
            var id = await register.Prepare(person, Releasing.Writing(await register.Source()));

            Assert.Equal("release.preparer-approves", await Rule(() => register.Approve(person, id)));
            Assert.Equal("release.preparer-approves", await Rule(() => register.As(person).Send(new RejectRelease(id, "No."))));
        }
    }

    [Fact]
    public async Task Another_organisation_finds_no_proposal()
    {
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(await register.Source()));
        var stranger = register.As(register.People.StrangeLead);

        await Assert.ThrowsAsync<NotFoundException>(() => stranger.Send(new ShowProposal(id)));
        await Assert.ThrowsAsync<NotFoundException>(() => stranger.Send(new ApproveRelease(id, new string('0', 64))));
        await Assert.ThrowsAsync<NotFoundException>(() => stranger.Send(new RejectRelease(id, "No.")));
        await Assert.ThrowsAsync<NotFoundException>(() => stranger.Send(new ShowProposal(Guid.NewGuid())));
    }

    [Fact]
    public async Task A_change_of_the_incident_voids_what_waits_and_it_is_prepared_anew_from_there()
    {
        var incident = await register.Source();
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(incident));
        var version = await register.As(register.People.Lead).Send(new AddStage(
            incident.Reference, incident.Acts[0].Id, "lifted", "2026-11-15", null, null, incident.Version));

        Assert.True((await register.As(register.People.Lead).Send(new ShowProposal(id))).IsVoid);
        Assert.Equal("release.source-changed", await Rule(() => register.Approve(register.People.Lead, id)));
        var offer = await register.As(register.People.Lead).Send(new ShowReleaseForm(incident.Reference, From: id));
        Assert.Equal(("A human rights lawyer was threatened", version), (offer.Wording!.Title, offer.Version));
        var anew = await register.Prepare(register.People.Lead, Releasing.Writing(incident) with { Version = version });
        Assert.StartsWith("REL-", await register.Approve(register.People.SecondLiaison, anew), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_approved_is_what_was_read()
    {
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(await register.Source()));

        Assert.Equal("release.hash-differs", await Rule(() => register.As(register.People.Lead).Send(new ApproveRelease(id, new string('0', 64)))));
    }

    [Fact]
    public async Task Consent_that_is_missing_or_was_withdrawn_is_named_and_nothing_leaves()
    {
        var incident = await register.Source(Releasing.Facts() with
        {
            Consent =
            [
                new ConsentFacts(ConsentAudience.Coalition, ConsentPart.Event, ConsentAnswer.Given),
                new ConsentFacts(ConsentAudience.Coalition, ConsentPart.Names, ConsentAnswer.Refused),
                new ConsentFacts(ConsentAudience.Public, ConsentPart.Place, ConsentAnswer.Given),
            ],
        });
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(incident) with { Named = [incident.Targets[0].Id] });

        var shown = await register.As(register.People.Lead).Send(new ShowProposal(id));
        Assert.Equal([new(ConsentPart.Place, null), new ConsentGap(ConsentPart.Names, ConsentAnswer.Refused)], shown.Gaps);
        Assert.False(shown.MayBeApproved);
        Assert.Equal("release.consent-missing", await Rule(() => register.Approve(register.People.Lead, id)));
    }

    [Fact]
    public async Task Consent_that_is_withdrawn_in_between_voids_it_and_afterwards_asks_for_the_release_to_be_withdrawn()
    {
        var incident = await register.Source();
        var reference = await register.Release(Releasing.Writing(incident));
        var waiting = await register.Prepare(register.People.Liaison, Releasing.Writing(incident));

        await register.As(register.People.Ana).Send(new WithdrawConsent(incident.Reference, incident.Version));

        Assert.Equal("release.source-changed", await Rule(() => register.Approve(register.People.Lead, waiting)));
        var anew = await register.Prepare(register.People.Liaison, Releasing.Writing(incident) with { Version = incident.Version + 1 });
        Assert.Equal("release.consent-missing", await Rule(() => register.Approve(register.People.Lead, anew)));
        var of = await register.As(register.People.Lead).Send(new ListReleasesOfIncident(incident.Reference));
        Assert.True(of.Releases.Single(r => r.Reference == reference).LacksConsent);
    }

    [Fact]
    public async Task Of_two_who_approve_at_once_one_makes_the_release()
    {
        var incident = await register.Source();
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(incident));
        var people = new[] { register.People.Lead, register.People.SecondLiaison, register.People.Lead, register.People.SecondLiaison };

        var answers = await Task.WhenAll(people.Select(p => Record.ExceptionAsync(() => register.Approve(p, id))));

        Assert.Single(answers, a => a is null);
        Assert.All(answers.OfType<Exception>(), a => Assert.Equal("release.decided", Assert.IsType<RuleBrokenException>(a).Rule));
        Assert.Equal(1, await register.Read(db => db.ReleaseOrigins.CountAsync(o => o.IncidentId == incident.Id)));
    }

    [Fact]
    public async Task Neither_does_a_change_slip_in_while_it_is_approved()
    {
        for (var round = 0; round < 5; round++)
        {
            var incident = await register.Source();
            var id = await register.Prepare(register.People.Liaison, Releasing.Writing(incident));

            var both = await Task.WhenAll(
                Record.ExceptionAsync(() => register.Approve(register.People.Lead, id)),
                Record.ExceptionAsync(() => register.As(register.People.Ana).Send(new WithdrawConsent(incident.Reference, incident.Version))));

            // Whoever is first: a release that was made was made of the version that stood then.
            Assert.True(both[0] is null or RuleBrokenException { Rule: "release.source-changed" }, both[0]?.ToString());
            Assert.Null(both[1]);
            var made = await register.Read(db => db.Releases.Where(r => db.ReleaseOrigins.Any(o => o.ReleaseId == r.Id && o.IncidentId == incident.Id))
                .Select(r => r.ReleasedAt).ToListAsync());
            Assert.Equal(both[0] is null ? 1 : 0, made.Count);
        }
    }

    [Fact]
    public async Task What_was_rejected_comes_back_with_the_reason_and_cannot_be_approved()
    {
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(await register.Source()));

        await register.As(register.People.Lead).Send(new RejectRelease(id, "Leave the country out."));

        var shown = await register.As(register.People.Liaison).Send(new ShowProposal(id));
        Assert.Equal((ProposalState.Rejected, "Leave the country out."), (shown.State, shown.Reason));
        Assert.Equal("release.decided", await Rule(() => register.Approve(register.People.Lead, id)));
    }

    [Fact]
    public async Task A_release_is_withdrawn_once_and_then_tells_nothing_but_why()
    {
        var reference = await register.Release(Releasing.Writing(await register.Source()));
        await Assert.ThrowsAsync<NotFoundException>(() => register.As(register.People.StrangeLead).Send(new WithdrawRelease(reference, "Mine.")));
        await Assert.ThrowsAsync<FluentValidation.ValidationException>(() =>
            register.As(register.People.Lead).Send(new WithdrawRelease(reference, "It was about María Okello-Lund.")));

        await register.As(register.People.Lead).Send(new WithdrawRelease(reference, "It was of no use."));

        Assert.Equal("release.withdrawn-already", await Rule(() => register.As(register.People.Liaison).Send(new WithdrawRelease(reference, "Again."))));
        var member = register.As(register.People.Member);
        var sheet = await member.Send(new ShowRelease(reference));
        Assert.Equal((null, "It was of no use."), (sheet.Snapshot, sheet.Reason));
        var line = (await member.Send(new ListReleases(new()))).Lines.Single(l => l.Reference == reference);
        Assert.Equal((true, "", "", null), (line.IsWithdrawn, line.Title, line.Summary, line.Country));
        Assert.DoesNotContain((await member.Send(new ListReleases(new() { Search = "human rights" }))).Lines, l => l.Reference == reference);
    }

    [Fact]
    public async Task A_correction_takes_the_place_of_a_release_and_reaches_no_fewer()
    {
        var incident = await register.Source();
        var first = await register.Release(Releasing.Writing(incident));
        var told = Releasing.Writing(incident) with { Corrects = first, Title = "A lawyer was threatened" };

        Assert.Equal("release.correction-narrower", await Rule(() => register.Prepare(register.People.Liaison, told with { Tlp = "amber" })));
        var second = await register.Release(told);

        var member = register.As(register.People.Member);
        Assert.Equal(second, (await member.Send(new ShowRelease(first))).CorrectedBy);
        Assert.Equal(first, (await member.Send(new ShowRelease(second))).Corrects);
        await Assert.ThrowsAsync<NotFoundException>(async () =>
            await register.Prepare(register.People.Liaison, Releasing.Writing(await register.Source()) with { Corrects = first }));
    }

    [Fact]
    public async Task Above_green_a_member_reads_what_they_were_cleared_for()
    {
        var reference = await register.Release(Releasing.Writing(await register.Source()) with { Tlp = "amber" });
        var member = register.As(register.People.Member);
        await Assert.ThrowsAsync<NotFoundException>(() => member.Send(new ShowRelease(reference)));

        await register.As(register.People.Administrator).Send(new ClearPerson("member@test.example", "amber", true));
        Assert.Equal(reference, (await member.Send(new ShowRelease(reference))).Reference);
        await register.As(register.People.Administrator).Send(new ClearPerson("member@test.example", "green", false));

        await Assert.ThrowsAsync<NotFoundException>(() => member.Send(new ShowRelease(reference)));
        await Assert.ThrowsAsync<RuleBrokenException>(
            () => register.As(register.People.Administrator).Send(new ClearPerson("administrator@test.example", "amber", true)));
    }

    [Fact]
    public async Task The_ledger_tells_later_responses_where_the_release_tells_of_responses()
    {
        var incident = await register.Source();
        var silent = await register.Release(Releasing.Writing(incident));
        var telling = await register.Release(Releasing.Writing(incident) with { Fields = ["country", "responses"] });

        foreach (var isConfidential in new[] { false, true })
            await register.As(register.People.Liaison).Send(new RecordResponse
            {
                Party = "asp-president",
                Measure = "M04",
                Title = "A statement",
                TakenOn = "2026-11-16",
                Incidents = [incident.Reference],
                IsConfidential = isConfidential,
            });

        var member = register.As(register.People.Member);
        var line = Assert.Single((await member.Send(new ShowRelease(telling))).Snapshot!.Ledger);
        Assert.Equal((LedgerKind.Response, "M04", "2026-11-16"), (line.Kind, line.Measure, line.Day.ToString()));
        Assert.Empty((await member.Send(new ShowRelease(silent))).Snapshot!.Ledger);
    }

    [Fact]
    public async Task The_database_itself_lets_nothing_in_that_nobody_else_prepared()
    {
        var id = await register.Prepare(register.People.Liaison, Releasing.Writing(await register.Source()) with { Title = "Nobody else wrote this" });
        foreach (var (person, isLetIn) in new[] { (register.People.Liaison, false), (register.People.StrangeLead, false), (register.People.Ana, false), (register.People.Lead, true) })
        {
            await using var connection = new NpgsqlConnection(register.Database.App + ";Pooling=false");
            await connection.OpenAsync();
            await using var transaction = await connection.BeginTransactionAsync();
            var sql = $"""
                select set_config('app.context', '{person.Id}|{person.OrganisationId}|{Application.Data.Code.Of(person.Role)}', true);
                insert into releases (id, reference, title, summary, language, audience, tlp, act_types, target_categories, occurred, released_at, sha256, snapshot)
                  values (gen_random_uuid(), 'REL-2026-ZZZZZ', 'T', 'S', 'en', 'coalition', 'green', array[]::text[], array[]::text[], 'XXXX', now(),
                    (select decode('{await Hash(id)}', 'hex')), (select '{await Snapshot(id)}'::jsonb))
                """;
            await using var command = new NpgsqlCommand(sql, connection, transaction);

            var refused = await Record.ExceptionAsync(() => command.ExecuteNonQueryAsync());

            Assert.Equal(isLetIn ? null : PostgresErrorCodes.InsufficientPrivilege, (refused as PostgresException)?.SqlState);
        }
    }

    private Task<string> Hash(Guid id) =>
        register.Read(async db => Convert.ToHexStringLower((await db.ReleaseProposals.SingleAsync(p => p.Id == id)).Sha256));

    private Task<string> Snapshot(Guid id) =>
        register.Read(async db => SnapshotJson.Write((await db.ReleaseProposals.SingleAsync(p => p.Id == id)).Snapshot));

    private static async Task<string> Rule(Func<Task> act) => (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule;
}
