using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Releases;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>The rule of who may read what stands twice, in the database and in the queries: here the two are compared.</summary>
public class FencesTests(Everything everything) : IClassFixture<Everything>
{
    private static readonly string[] Words = ["terms", "strategy_measures", "parties", "party_names", "standings", "__EFMigrationsHistory"];

    public static TheoryData<string> Parts =>
    [
        "acts", "act_stages", "targets", "involvements", "sources", "case_events", "questions", "consents", "clock_runs",
        "mentions", "incident_aliases", "ask_incidents", "response_incidents", "announcement_incidents", "ledger_gaps",
        "evidence_files", "custody_entries",
    ];

    [Fact]
    public async Task Both_fences_show_everybody_the_same_incidents()
    {
        foreach (var person in everything.People.All)
            Assert.Equal(await ByQuery(person), await ByDatabase(person, "select id from incidents"));
    }

    [Fact]
    public async Task The_fences_differ_between_people_and_let_something_through()
    {
        var people = everything.People;
        var counts = new List<int>();
        foreach (var person in new[] { people.Ana, people.Bo, people.Lead, people.Stranger, people.Liaison, people.Member, people.Administrator })
            counts.Add((await ByDatabase(person, "select id from incidents")).Count);

        // 35 of one's own; of the others of one's organisation 24 that are neither drafts nor red, and as a lead 4 drafts that wait
        // or were sent back; of all 18 of each 35.
        Assert.Equal([35 + 48, 35 + 48, 35 + 48 + 4, 35 + 24, 5 * 18, 0, 0], counts);
    }

    [Theory]
    [MemberData(nameof(Parts))]
    public async Task A_part_is_seen_by_whom_its_incident_is_seen(string part)
    {
        foreach (var person in everything.People.All)
        {
            var expected = await ByQuery(person);
            var seen = await ByDatabase(person, $"select distinct incident_id from {part}");

            Assert.Equal(expected, seen);
        }
    }

    [Theory]
    [InlineData("suggested")]
    [InlineData("rejected")]
    public async Task What_the_finder_asks_is_seen_by_the_liaison_alone_of_incidents_that_the_liaison_sees(string state)
    {
        foreach (var person in everything.People.All)
        {
            var expected = person.Role == Role.Liaison ? await ByQuery(person) : [];
            var byQuery = await everything.Register.Read(db => db.VisibleMentions(person)
                .Where(m => m.State == Application.Data.Code.To<MentionState>(state)).Select(m => m.IncidentId!.Value).ToListAsync());

            Assert.Equal(expected, await ByDatabase(person, $"select incident_id from mentions where state = '{state}'"));
            Assert.Equal(expected, [.. byQuery.Order()]);
        }
    }

    [Fact]
    public async Task Runs_of_the_finder_are_seen_by_the_liaison_where_the_incident_is()
    {
        foreach (var person in everything.People.All)
        {
            var expected = person.Role == Role.Liaison ? await ByQuery(person) : [];

            Assert.Equal(expected, await ByDatabase(person, "select incident_id from mention_runs"));
        }
    }

    [Fact]
    public async Task A_possible_duplicate_is_seen_by_the_liaison_where_both_records_are_and_is_written_by_nobody()
    {
        foreach (var person in everything.People.All)
        {
            var readable = person.Role == Role.Liaison ? (await ByQuery(person)).ToHashSet() : [];
            var all = await everything.Register.Read(db => db.PossibleDuplicates.ToListAsync());
            List<Guid> expected = [.. all.Where(d => readable.Contains(d.IncidentId) && readable.Contains(d.OtherId)).Select(d => d.IncidentId).Order()];
            Assert.Equal(person.Role == Role.Liaison, expected.Count > 0);

            Assert.Equal(expected, await ByDatabase(person, "select incident_id from possible_duplicates"));
            await using var connection = await everything.Connect(person);
            foreach (var change in new[]
            {
                "insert into possible_duplicates select other_id, incident_id from possible_duplicates", "delete from possible_duplicates",
                "update possible_duplicates set other_id = incident_id", "select 1 from sec.comparisons",
                "select 1 from sec.compare_again(gen_random_uuid())",
            })
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, change));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }

            // Of what this person may not read, and by who is not of the liaison, nothing is kept, nor handed out.
            await Everything.Column<object>(connection, $"select sec.keep_likeness(gen_random_uuid(), now(), array['{all[0].IncidentId}'::uuid])");
            Assert.Empty(await Everything.Column<Guid>(connection, "select incident_id from sec.take_comparison(now())"));
        }
    }

    [Theory]
    [InlineData("update mentions set state = 'confirmed', decided_by = gen_random_uuid(), decided_at = now() where state = 'suggested'")]
    [InlineData("update mentions set state = 'rejected', decided_by = author_id where state = 'confirmed'")]
    [InlineData("update mentions set author_id = sec.user_id()")]
    [InlineData("delete from mentions where state = 'suggested'")]
    [InlineData("insert into mentions (id, passage_id, incident_id, organisation_id, relation, stance, state, author_id, recorded_at, reasons) "
        + "select gen_random_uuid(), passage_id, incident_id, organisation_id, relation, stance, 'confirmed', gen_random_uuid(), now(), '[]' "
        + "from mentions where state = 'suggested' limit 1")]
    [InlineData("insert into mentions (id, passage_id, incident_id, organisation_id, relation, stance, state, strength, recorded_at, reasons, "
        + "decided_by, decided_at) select gen_random_uuid(), passage_id, incident_id, organisation_id, relation, stance, 'rejected', 'strong', now(), "
        + "'[]', sec.user_id(), now() from mentions where state = 'confirmed' limit 1")]
    public async Task Nobody_decides_in_another_name_or_enters_what_was_never_asked(string sql)
    {
        await using var connection = await everything.Connect(everything.People.SecondLiaison);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));

        Assert.Contains(refused.SqlState, new[] { PostgresErrorCodes.InsufficientPrivilege, PostgresErrorCodes.CheckViolation });
    }

    [Fact]
    public async Task Who_may_not_work_on_statements_decides_nothing_even_where_a_merge_lets_rows_move()
    {
        foreach (var person in everything.People.All.Where(p => p.Role != Role.Liaison))
        {
            await using var connection = await everything.Connect(person);
            await using var decide = new NpgsqlCommand("update mentions set stance = 'denies'", connection);
            var changed = 0;
            var refused = await Record.ExceptionAsync(async () => changed = await decide.ExecuteNonQueryAsync());

            Assert.True(changed == 0 || refused is PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege });
        }
    }

    [Fact]
    public async Task A_copy_of_the_register_leaves_no_table_out()
    {
        await using var connection = new NpgsqlConnection(everything.Register.Database.As("register_backup") + ";Pooling=false");
        await connection.OpenAsync();

        var left = await Everything.Column<string>(connection, """
            select c.oid::regclass::text from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind = 'r' and n.nspname in ('public', 'sec', 'audit') and not has_table_privilege(c.oid, 'select')
            """);

        Assert.Empty(left);
    }

    [Fact]
    public async Task A_step_of_an_ask_is_seen_by_whom_its_response_is_seen_and_is_written_once()
    {
        foreach (var person in everything.People.All)
        {
            await using var connection = await everything.Connect(person);
            var states = await Everything.Column<string>(connection, "select state from ask_steps order by number");

            string[] open = ["acknowledged", "partly-taken"];
            Assert.Equal(
                person.Role switch
                {
                    Role.Liaison => ["acknowledged", "partly-taken", "partly-taken"],
                    Role.Reporter or Role.Lead or Role.Member => open,
                    _ => [],
                }, states);
            foreach (var change in new[] { "update ask_steps set reason = 'x'", "delete from ask_steps" })
            {
                await using var command = new NpgsqlCommand(change, connection);
                var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }
        }
    }

    [Fact]
    public async Task An_announcement_is_seen_as_a_response_is_its_end_by_whom_its_response_is_seen_and_neither_is_rewritten()
    {
        foreach (var person in everything.People.All)
        {
            await using var connection = await everything.Connect(person);
            var (seen, ends) = person.Role switch
            {
                Role.Liaison => (5, 3),
                Role.Reporter or Role.Lead or Role.Member => (4, 2),
                _ => (0, 0),
            };
            Assert.Equal(seen, (await Everything.Column<string>(connection, "select reference from announcements")).Count);
            Assert.Equal(seen, (await Everything.Column<Guid>(connection, "select announcement_id from announced_asks")).Count);
            Assert.Equal(ends, (await Everything.Column<string>(connection, "select outcome from announcement_ends")).Count);

            foreach (var change in new[]
            {
                "update announcements set title = 'x'", "delete from announcements", "update announcement_ends set reason = 'x'",
                "delete from announcement_ends", "delete from announced_asks", "delete from announcement_incidents",
            })
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, change));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }
        }
    }

    [Fact]
    public async Task How_an_ask_stands_is_seen_as_the_reader_knows_of_its_answers_and_is_written_by_nobody()
    {
        foreach (var person in everything.People.All)
        {
            await using var connection = await everything.Connect(person);
            bool[] seen = person.Role switch { Role.Liaison => [true], Role.Reporter or Role.Lead or Role.Member => [false], _ => [] };
            foreach (var kept in new[] { "ask_spans", "ask_tallies" })
                Assert.Equal(seen, await Everything.Column<bool>(connection, $"select distinct for_liaison from {kept}"));

            foreach (var change in new[] { "update ask_spans set state = 'taken'", "delete from ask_spans", "delete from ask_tallies", "update ledger_gaps set asks = 0", "delete from ledger_gaps" })
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, change));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }
        }
    }

    [Fact]
    public async Task A_draft_is_seen_by_its_author_alone()
    {
        foreach (var person in everything.People.All)
        {
            var own = await everything.Register.Read(db => db.Drafts.Where(d => d.AuthorId == person.Id).Select(d => d.Id).ToListAsync());

            Assert.Equal([.. own.Order()], await ByDatabase(person, "select id from drafts"));
            Assert.Equal(person.IsSignedIn ? 1 : 0, own.Count);
        }
    }

    [Fact]
    public async Task A_file_of_a_draft_is_seen_by_its_author_alone_and_counted_by_who_tends_evidence()
    {
        foreach (var person in everything.People.All)
        {
            var own = await everything.Register.Read(db => db.DraftFiles.Where(f => f.AuthorId == person.Id).Select(f => f.Id).ToListAsync());

            Assert.Equal([.. own.Order()], await ByDatabase(person, "select id from draft_files"));
            Assert.Equal(person.IsSignedIn ? 1 : 0, own.Count);
        }

        var all = await everything.Register.Read(db => db.DraftFiles.Select(f => f.Id).ToListAsync());
        Assert.Equal([.. all.Order()], await ByDatabase(CurrentUser.TheCustodian, "select id from draft_files"));
        Assert.Empty(await ByDatabase(CurrentUser.TheCustodian, "select id from drafts"));
    }

    [Theory]
    [InlineData("update draft_files set size = 0")]
    [InlineData("insert into draft_files (id, draft_id, organisation_id, author_id, content, size, received_at) "
        + "select gen_random_uuid(), gen_random_uuid(), organisation_id, author_id, content, size, received_at from draft_files limit 1")]
    [InlineData("insert into draft_files (id, draft_id, organisation_id, author_id, content, size, received_at) "
        + "select gen_random_uuid(), draft_id, organisation_id, gen_random_uuid(), content, size, received_at from draft_files limit 1")]
    public async Task A_file_of_a_draft_never_changes_and_is_brought_to_ones_own_alone(string sql)
    {
        await using var connection = await everything.Connect(everything.People.Ana);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task What_notices_somebody_wants_is_seen_by_nobody_else_and_what_was_told_by_no_person()
    {
        foreach (var person in everything.People.All)
        {
            Assert.Equal(person.IsSignedIn ? [person.Id] : [], await ByDatabase(person, "select user_id from notice_choices"));
            Assert.Empty(await ByDatabase(person, "select incident_id from overdue_notices"));
            Assert.Empty(await ByDatabase(person, "select id from outgoing_mails"));
            Assert.Empty(await ByDatabase(person, $"select account from sec.overdue_readers('{everything.People.Liaison.Id}')"));
            Assert.Empty(await ByDatabase(person, $"""
                select u.id from users u where sec.mail_address(u.id) is not null
                union all select account from sec.notice_reader('overdue', '{everything.People.Liaison.Id}')
                """));
        }
    }

    [Fact]
    public async Task The_timekeeper_sees_what_waits_for_the_liaison_and_nothing_else()
    {
        await using var connection = await everything.Connect(CurrentUser.TheTimekeeper);
        await everything.Register.Database.RunAsSuperuser("update incidents set due_at = now()");

        var seen = await Everything.Column<string>(connection, "select distinct status || ' ' || handling from incidents");

        await everything.Register.Database.RunAsSuperuser("update incidents set due_at = '9999-01-01T00:00:00Z'");
        Assert.Equal(
            from status in new[] { "in-review", "submitted", "verified" } from handling in new[] { "amber", "clear", "green" } select $"{status} {handling}",
            seen.Order(StringComparer.Ordinal));
        Assert.Empty(await Everything.Column<Guid>(connection, "select id from incidents"));
        Assert.Empty(await Everything.Column<Guid>(connection, "select id from users"));
    }

    [Fact]
    public async Task A_report_is_seen_by_who_keeps_gets_or_tends_it_its_runs_by_who_may_read_them_and_a_test_by_its_owner_alone()
    {
        var people = everything.People;
        var owners = (await everything.Register.Read(db => db.Reports.Select(r => new { r.Id, r.OwnerId }).ToListAsync())).ToDictionary(r => r.OwnerId, r => r.Id);
        var (own, others) = (owners[people.Member.Id], owners[people.Liaison.Id]);
        foreach (var person in people.All)
        {
            Guid[] runs = person.Role switch
            {
                Role.Liaison or Role.Operator => [own, others],
                _ when person.Id == people.Member.Id => [own],
                _ when person.Id == people.Bo.Id => [others],
                _ => [],
            };
            Guid[] reports = person.Role == Role.Administrator ? [own, others] : runs;
            var isKeeper = person.Role is Role.Liaison or Role.Administrator;

            Assert.Equal(reports.Order(), await ByDatabase(person, "select id from reports"));
            Assert.Equal(runs.Order(), await ByDatabase(person, "select report_id from report_runs where outcome <> 'test'"));
            Assert.Equal(
                owners.TryGetValue(person.Id, out var tried) ? [tried] : [], await ByDatabase(person, "select report_id from report_runs where outcome = 'test'"));
            Assert.Equal(isKeeper ? 2 : 0, (await ByDatabase(person, "select id from recipient_groups")).Count);
            Assert.Equal(isKeeper ? 2 : 0, (await ByDatabase(person, "select id from recipient_group_members")).Count);
            Assert.Equal(person.Id == people.Member.Id ? 1 : isKeeper || person.Role == Role.Operator ? 2 : 0,
                (await ByDatabase(person, "select report_id from report_recipients")).Count);
        }
    }

    [Theory]
    [InlineData("update report_runs set outcome = 'missed'")]
    [InlineData("delete from report_runs")]
    [InlineData("delete from reports")]
    [InlineData("update reports set owner_id = '00000000-0000-0000-0000-000000000000'")]
    [InlineData("insert into report_runs select gen_random_uuid(), report_id, '2020-01-01', as_of, since_at, made_at, false, 'made', contents, null from report_runs limit 1")]
    [InlineData("insert into report_recipients select gen_random_uuid(), id, (select user_id from notice_choices limit 1), null from reports where owner_id <> sec.user_id()")]
    public async Task Nobody_rewrites_what_was_sent_or_sends_in_anothers_name(string sql)
    {
        await using var connection = await everything.Connect(everything.People.Liaison);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_view_is_seen_by_its_owner_or_shared_with_the_liaison_and_changed_by_its_owner_alone()
    {
        foreach (var person in everything.People.All)
        {
            var views = await everything.Register.Read(db => db.SavedViews.ToListAsync());
            Guid[] Seen(Func<SavedView, bool> seen) => [.. views.Where(seen).Select(v => v.Id).Order()];
            var own = Seen(v => v.OwnerId == person.Id);

            Assert.Equal(person.IsSignedIn ? 2 : 0, own.Length);
            Assert.Equal(
                Seen(v => v.OwnerId == person.Id || (v.IsShared && person.Role == Role.Liaison)), await ByDatabase(person, "select id from saved_views"));
            Assert.Equal(own, await ByDatabase(person, "update saved_views set is_shared = is_shared, name = name returning id"));
        }
    }

    [Fact]
    public async Task When_somebody_looked_at_the_overview_is_seen_by_nobody_else()
    {
        foreach (var person in everything.People.All)
            Assert.Equal(person.IsSignedIn ? [person.Id] : [], await ByDatabase(person, "select user_id from last_visits"));
    }

    [Fact]
    public async Task A_file_that_was_not_found_clean_is_seen_by_its_bringer_alone()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);
            var expected = await everything.Register.Read(db => db.EvidenceFiles.Where(e => visible.Contains(e.IncidentId))
                .Where(EvidenceShelf.VisibleTo(person)).Select(e => e.Id).ToListAsync());

            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select id from evidence_files"));
            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select distinct evidence_id from custody_entries"));
        }
    }

    [Fact]
    public async Task Who_tends_evidence_sees_all_of_it_and_no_incident()
    {
        var all = await everything.Register.Read(db => db.EvidenceFiles.Select(e => e.Id).ToListAsync());

        Assert.Equal([.. all.Order()], await ByDatabase(CurrentUser.TheCustodian, "select id from evidence_files"));
        Assert.Empty(await ByDatabase(CurrentUser.TheCustodian, "select id from incidents"));
    }

    [Theory]
    [InlineData("update custody_entries set at = now()")]
    [InlineData("delete from custody_entries")]
    [InlineData("delete from evidence_files")]
    [InlineData("update evidence_files set sha256 = '\\x00'")]
    [InlineData("update evidence_files set name = 'other.pdf'")]
    [InlineData("insert into custody_entries (id, evidence_id, incident_id, organisation_id, kind, hand, holder_id, at) "
        + "select gen_random_uuid(), evidence_id, incident_id, organisation_id, kind, hand, gen_random_uuid(), at from custody_entries limit 1")]
    [InlineData("insert into evidence_files select gen_random_uuid(), incident_id, organisation_id, author_id, name, given_name, about, kind, size, "
        + "sha256, 'clean', received_at, tried_at from evidence_files limit 1")]
    public async Task Custody_is_written_once_and_nobody_declares_a_file_clean(string sql)
    {
        await using var connection = await everything.Connect(everything.People.Ana);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task What_was_taken_of_a_statement_is_seen_by_whoever_works_with_content()
    {
        foreach (var person in everything.People.All)
            foreach (var table in new[] { "version_originals", "passage_moves" })
            {
                var seen = await ByDatabase(person, $"select version_id from {table}");
                Assert.Equal(person.IsSignedIn && person.Role != Role.Administrator ? 1 : 0, seen.Count);
            }
    }

    [Theory]
    [InlineData("update version_originals set text = 'Other words.'")]
    [InlineData("delete from passage_moves")]
    [InlineData("update mentions set passage_id = passage_id")]
    [InlineData("update asks set passage_id = passage_id")]
    [InlineData("update passage_moves set state = 'moved', to_passage_id = passage_id, decided_by = sec.user_id()")]
    [InlineData("update passage_moves set state = 'gone', decided_by = gen_random_uuid()")]
    public async Task Nobody_moves_a_passage_but_to_the_newer_text(string sql)
    {
        await using var connection = await everything.Connect(everything.People.Liaison);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task A_note_is_seen_by_the_liaison_alone_and_by_none_who_logged_the_incident()
    {
        foreach (var person in everything.People.All)
        {
            var expected = person.Role == Role.Liaison ? await ByQuery(person) : [];

            Assert.Equal(expected, await ByDatabase(person, "select incident_id from case_notes"));
        }

        var own = (await ByQuery(everything.People.Liaison))[0];
        await everything.Register.Database.RunAsSuperuser($"update incidents set author_id = '{everything.People.Liaison.Id}' where id = '{own}'");
        var left = await ByDatabase(everything.People.Liaison, "select incident_id from case_notes");
        await everything.Register.Database.RunAsSuperuser(
            $"update incidents set author_id = (select recorded_by from consents where incident_id = '{own}' limit 1) where id = '{own}'");

        Assert.DoesNotContain(own, left);
        Assert.NotEmpty(left);
    }

    [Theory]
    [InlineData("held-back")]
    [InlineData("passed-on")]
    [InlineData("sent-back")]
    public async Task What_went_between_a_lead_and_an_author_is_seen_by_their_organisation_alone(string kind)
    {
        var own = (await ByQuery(everything.People.Liaison))[0];
        var whose = await everything.Register.Read(db => db.Incidents.Where(i => i.Id == own).Select(i => i.OrganisationId).SingleAsync());
        await everything.Register.Database.RunAsSuperuser($"update case_events set kind = '{kind}' where incident_id = '{own}' and kind = 'logged'");

        var counts = new List<(bool IsTheirs, int Count)>();
        foreach (var person in everything.People.All.Where(p => p.IsSignedIn))
            counts.Add((person.OrganisationId == whose, (await ByDatabase(person, $"select id from case_events where kind = '{kind}'")).Count));
        await everything.Register.Database.RunAsSuperuser($"update case_events set kind = 'logged' where incident_id = '{own}' and kind = '{kind}'");

        Assert.All(counts, seen => Assert.Equal(seen.IsTheirs ? 1 : 0, seen.Count));
        Assert.Contains(counts, seen => seen.IsTheirs);
    }

    [Fact]
    public async Task A_reading_is_seen_by_the_organisation_of_its_incident_and_by_those_in_its_role()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);
            var expected = await everything.Register.Read(db => db.Incidents
                .Where(i => visible.Contains(i.Id) && (i.OrganisationId == person.OrganisationId || person.Role == Role.Liaison)).Select(i => i.Id).ToListAsync());

            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select incident_id from incident_readings"));
        }
    }

    [Theory]
    [InlineData("update case_notes set text = 'Other words.'")]
    [InlineData("delete from case_notes")]
    [InlineData("update incident_readings set day = '2020-01-01'")]
    [InlineData("delete from incident_readings")]
    [InlineData("insert into case_notes select gen_random_uuid(), incident_id, gen_random_uuid(), at, text from case_notes limit 1")]
    [InlineData("insert into incident_readings select id, 'member', '2026-11-13' from incidents limit 1")]
    public async Task Nobody_rewrites_a_note_or_a_reading_or_writes_one_for_somebody_else(string sql)
    {
        await using var connection = await everything.Connect(everything.People.Liaison);

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
    }

    [Fact]
    public async Task Nobody_but_the_liaison_writes_a_note_and_nobody_a_reading_of_their_own_organisation()
    {
        foreach (var person in everything.People.All.Where(p => p.Role != Role.Liaison))
        {
            await using var connection = await everything.Connect(person);
            var incident = (await everything.Register.Read(db => db.Incidents.VisibleTo(person).Select(i => (Guid?)i.Id).FirstOrDefaultAsync()))
                ?? await everything.Register.Read(db => db.Incidents.Select(i => i.Id).FirstAsync());

            foreach (var sql in new[]
            {
                $"insert into case_notes (id, incident_id, author_id, at, text) values (gen_random_uuid(), '{incident}', '{person.Id}', now(), 'Mine.')",
                $"insert into incident_readings (incident_id, role, day) values ('{incident}', '{Application.Data.Code.Of(person.Role)}', '2026-11-13')",
            })
            {
                var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            }
        }
    }

    [Fact]
    public async Task A_relation_is_seen_by_whom_both_of_its_ends_are_seen()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);
            var expected = await everything.Register.Read(db => db.IncidentRelations
                .Where(r => visible.Contains(r.FromId) && visible.Contains(r.ToId)).Select(r => r.Id).ToListAsync());

            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select id from incident_relations"));
        }
    }

    [Fact]
    public async Task A_merge_is_seen_by_whom_both_of_its_records_are_seen()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);
            var expected = await everything.Register.Read(db => db.IncidentMerges
                .Where(m => visible.Contains(m.KeptId) && visible.Contains(m.DuplicateId)).Select(m => m.Id).ToListAsync());

            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select id from incident_merges"));
        }
    }

    [Fact]
    public async Task No_row_goes_from_one_record_to_another_unless_a_merge_of_the_two_says_so()
    {
        var liaison = everything.People.Liaison;
        await using var connection = await everything.Connect(liaison);
        var merged = await Everything.Column<Guid>(connection, "select kept_id from incident_merges order by id limit 1");
        var far = await Everything.Column<Guid>(connection, $"""
            select id from incidents i where organisation_id = (select organisation_id from incidents where id = '{merged[0]}')
              and id <> '{merged[0]}' and not exists (select from incident_merges m where '{merged[0]}' in (m.kept_id, m.duplicate_id)
                and i.id in (m.kept_id, m.duplicate_id)) limit 1
            """);

        foreach (var part in new[] { "mentions", "ask_incidents", "response_incidents" })
        {
            await using var move = new NpgsqlCommand(
                $"update {part} set incident_id = '{far[0]}' where incident_id = '{merged[0]}'", connection);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => move.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Fact]
    public async Task Who_a_target_is_stays_with_its_author_and_lead_unless_it_may_be_named()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);
            var expected = await everything.Register.Read(db => (
                from identity in db.TargetIdentities
                join incident in db.Incidents on identity.IncidentId equals incident.Id
                where visible.Contains(incident.Id)
                where identity.Naming == Naming.Named || (incident.OrganisationId == person.OrganisationId
                    && (incident.AuthorId == person.Id || person.Role == Role.Lead))
                select identity.TargetId).ToListAsync());

            Assert.Equal([.. expected.Order()], await ByDatabase(person, "select target_id from target_identities"));
        }
    }

    [Fact]
    public async Task Both_fences_show_everybody_the_same_releases_and_what_belongs_to_them()
    {
        foreach (var person in everything.People.All)
        {
            var expected = await everything.Register.Read(async db =>
                (await db.Releases.VisibleTo(db, person).Select(r => r.Id).ToListAsync()).Order().ToList());
            var withdrawn = await everything.Register.Read(db =>
                db.ReleaseWithdrawals.Where(w => expected.Contains(w.ReleaseId)).Select(w => w.ReleaseId).ToListAsync());

            Assert.Equal(expected, await ByDatabase(person, "select id from releases"));
            Assert.Equal(expected, await ByDatabase(person, "select release_id from release_ledger"));
            Assert.Equal([.. withdrawn.Order()], await ByDatabase(person, "select release_id from release_withdrawals"));
        }

        // Of 175 a third is amber: who is cleared and the liaison read that too, and so does who reads the incident.
        var people = everything.People;
        var counts = new List<int>();
        foreach (var person in new[] { people.Member, people.Administrator, people.Bo, people.Liaison, CurrentUser.Nobody })
            counts.Add((await ByDatabase(person, "select id from releases")).Count);
        Assert.Equal([116, 116, 175, 175, 0], counts);
    }

    [Fact]
    public async Task What_a_release_was_made_from_is_seen_by_whom_the_incident_is_seen_and_proposals_by_those_who_decide()
    {
        foreach (var person in everything.People.All)
        {
            var visible = await ByQuery(person);

            Assert.Equal(visible, await ByDatabase(person, "select incident_id from release_origins"));
            Assert.Equal(person.Role is Role.Lead or Role.Liaison ? visible : [],
                await ByDatabase(person, "select distinct incident_id from release_proposals"));
        }
    }

    [Fact]
    public async Task Who_gets_which_report_is_seen_by_who_tends_the_sending_and_a_way_out_of_one_at_the_door_alone()
    {
        foreach (var person in everything.People.All)
        {
            var tends = person.Role is Role.Liaison or Role.Administrator;
            var copies = await ByDatabase(person, "select id from deliveries");
            var names = await ByDatabase(person, $"select delivery from sec.delivery_names((select array_agg(id) from deliveries))");
            Assert.Equal((person.Role, tends ? 9 : 0, tends ? 9 : 0), (person.Role, copies.Count, names.Count));

            var isAtTheDoor = person.Role == Role.Door;
            foreach (var part in new[] { "unsubscribe_links", "report_stops" })
                Assert.Equal((person.Role, part, isAtTheDoor ? 9 : 0), (person.Role, part, (await ByDatabase(person, $"select user_id from {part}")).Count));
        }
    }

    [Fact]
    public async Task The_secret_of_a_feed_and_a_clearance_are_seen_by_their_owner()
    {
        foreach (var person in everything.People.All)
        {
            Assert.Equal(person.IsSignedIn ? [person.Id] : [], await ByDatabase(person, "select user_id from feed_addresses"));
            Assert.Equal(person == everything.People.Bo || person.Role is Role.Administrator or Role.Operator ? [everything.People.Bo.Id] : [],
                await ByDatabase(person, "select user_id from clearances"));
        }
    }

    [Theory]
    [InlineData("update releases set title = 'Other words'")]
    [InlineData("delete from releases")]
    [InlineData("truncate releases cascade")]
    [InlineData("update release_origins set approved_by = prepared_by")]
    [InlineData("update release_withdrawals set reason = 'Other words'")]
    [InlineData("delete from release_withdrawals")]
    public async Task Nobody_rewrites_what_was_released_and_neither_does_the_owner(string sql)
    {
        foreach (var role in new[] { "register_owner", "register_app", "register_reports", "postgres" })
        {
            await using var connection = new NpgsqlConnection(everything.Register.Database.As(role) + ";Pooling=false");
            await connection.OpenAsync();

            var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));

            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    [Theory]
    [InlineData("incidents")]
    [InlineData("acts")]
    [InlineData("targets")]
    [InlineData("target_identities")]
    [InlineData("involvements")]
    [InlineData("consents")]
    [InlineData("evidence_files")]
    [InlineData("mentions")]
    [InlineData("release_origins")]
    [InlineData("release_proposals")]
    [InlineData("users")]
    [InlineData("drafts")]
    [InlineData("draft_files")]
    public async Task The_role_of_the_reports_cannot_even_ask_for_what_was_not_released(string table)
    {
        await using var connection = new NpgsqlConnection(everything.Register.Database.As("register_reports") + ";Pooling=false");
        await connection.OpenAsync();

        var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<long>(connection, $"select count(*) from {table}"));

        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        Assert.Equal(175L, (await Everything.Column<long>(connection, "select count(*) from releases")).Single());
        Assert.Equal(175L, (await Everything.Column<long>(connection, "select count(*) from release_ledger")).Single());
        Assert.Equal(87L, (await Everything.Column<long>(connection, "select count(*) from release_withdrawals")).Single());
    }

    [Fact]
    public async Task Nobody_but_the_postman_learns_where_a_report_goes_to()
    {
        var ids = await everything.Register.Read(db => db.Deliveries.Select(d => d.Id).ToListAsync());
        var ask = $"select delivery from sec.delivery_readers(array['{string.Join("','", ids)}']::uuid[])";

        foreach (var person in everything.People.All) Assert.Empty(await ByDatabase(person, ask));
        Assert.Equal(9, (await ByDatabase(CurrentUser.ThePostman, ask)).Count);
    }

    [Fact]
    public async Task Without_a_context_no_table_shows_a_row()
    {
        await using var connection = await everything.Connect(null);
        var tables = await Everything.Column<string>(connection, """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p') and n.nspname in ('public', 'sec', 'audit') and has_table_privilege(c.oid, 'select')
            """);
        var guarded = tables.Where(t => !Words.Contains(t.Split('.')[1].Trim('"'))).ToList();

        Assert.True(guarded.Count > 25);
        foreach (var table in guarded)
            Assert.Equal((table, 0L), (table, (await Everything.Column<long>(connection, $"select count(*) from {table}")).Single()));
    }

    [Fact]
    public async Task A_visitor_sees_what_stands_released_for_everybody_and_of_every_other_table_nothing()
    {
        await everything.Register.Database.RunAsSuperuser("update public_pages set is_open = true");
        await using var connection = await everything.Connect(CurrentUser.AVisitor);
        var tables = await Everything.Column<string>(connection, """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p', 'v', 'm') and n.nspname in ('public', 'sec', 'audit') and has_table_privilege(c.oid, 'select')
                and c.relname <> '__EFMigrationsHistory'
            """);

        var seen = new List<string>();
        foreach (var table in tables)
            if ((await Everything.Column<long>(connection, $"select count(*) from {table}")).Single() > 0) seen.Add(table);
        var expected = await everything.Register.Read(db => db.Releases
            .Where(r => r.Audience == ReleaseAudience.Public && r.Tlp == Tlp.Clear && !db.ReleaseWithdrawals.Any(w => w.ReleaseId == r.Id))
            .Select(r => r.Id).Order().ToListAsync());

        Assert.True(tables.Count > 30);
        Assert.Equal(["public.releases"], seen);
        Assert.Equal(14, expected.Count);
        Assert.Equal(expected, await Everything.Column<Guid>(connection, "select id from releases order by id"));

        await everything.Register.Database.RunAsSuperuser("update public_pages set is_open = false");
        Assert.Empty(await Everything.Column<Guid>(connection, "select id from releases"));
    }

    [Fact]
    public async Task A_visitor_enters_nothing_and_changes_nothing()
    {
        await using var connection = await everything.Connect(CurrentUser.AVisitor);
        var tables = await Everything.Column<string>(connection, """
            select format('%I.%I', n.nspname, c.relname) from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where c.relkind in ('r', 'p') and n.nspname = 'public' and has_table_privilege(c.oid, 'delete')
            """);
        foreach (var table in tables)
            Assert.Empty(await Everything.Column<int>(connection, $"delete from {table} returning 1"));

        var reader = everything.People.Ana.Id;
        var opened = await everything.Register.Read(db => db.ReportRuns.Select(r => r.Id).FirstAsync());
        foreach (var sql in new[]
        {
            "insert into outgoing_mails (id, recipient, subject, text, language, state, attempt, queued_at, next_at) values (gen_random_uuid(), 'a@test.example', 'A', 'B', 'en', 'pending', 0, now(), now())",
            $"insert into deliveries (id, run_id, recipient_id, language, ceiling, has_discreet_subject, state, attempts, opened_at, next_at) values (gen_random_uuid(), '{opened}', '{reader}', 'en', 'green', false, 'pending', 0, now(), now())",
            "insert into public_pages (key, is_open, version) values ('another', true, 1)",
        })
        {
            var refused = await Assert.ThrowsAsync<PostgresException>(() => Everything.Column<int>(connection, sql));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }

        Assert.Empty(await Everything.Column<int>(connection, "update public_pages set is_open = true returning 1"));
    }

    [Fact]
    public async Task A_connection_that_goes_back_to_the_pool_forgets_whose_it_was()
    {
        int first;
        await using (var used = await everything.Connect(everything.People.Ana, pooled: true))
        {
            first = used.ProcessID;
            Assert.NotEmpty(await Everything.Column<Guid>(used, "select id from incidents"));
        }

        await using var leased = await everything.Connect(null, pooled: true);
        Assert.Equal(first, leased.ProcessID);
        Assert.Empty(await Everything.Column<Guid>(leased, "select id from incidents"));
    }

    [Fact]
    public async Task Every_table_is_guarded_and_one_that_is_not_is_named()
    {
        const string ask = "select name from sec.unguarded_tables()";
        await using var copy = await Tests.Support.TestDatabase.Create();
        await using var owner = new NpgsqlConnection(copy.Owner + ";Pooling=false");
        await owner.OpenAsync();
        Assert.Empty(await Everything.Column<string>(owner, ask));

        await using (var make = new NpgsqlCommand("""
            create schema if not exists public; create table audit.forgotten (id int);
            create table sec.half (id int); alter table sec.half enable row level security;
            create materialized view audit.copied as select 1 as one
            """, owner)) await make.ExecuteNonQueryAsync();

        Assert.Equal(["audit.copied", "audit.forgotten", "sec.half"], await Everything.Column<string>(owner, ask));
    }

    private Task<List<Guid>> ByQuery(CurrentUser person) => everything.Register.Read(async db =>
        (await db.Incidents.VisibleTo(person).Select(i => i.Id).ToListAsync()).Order().ToList());

    private async Task<List<Guid>> ByDatabase(CurrentUser person, string sql)
    {
        await using var connection = await everything.Connect(person);
        return [.. (await Everything.Column<Guid>(connection, sql)).Order()];
    }
}
