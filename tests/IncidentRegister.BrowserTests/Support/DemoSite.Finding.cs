using System.Text.RegularExpressions;
using Npgsql;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>Finds what the demo holds, whose references are new every time.</summary>
public sealed partial class DemoSite
{
    private static readonly Dictionary<string, string> Finders = new()
    {
        ["incident"] = "select reference from incidents where title like $1 || '%'",
        ["statement"] = "select reference from statements where title like $1 || '%'",
        ["act"] = """
            select a.id from acts a join incidents i on i.id = a.incident_id
            where i.title like $1 || '%' limit 1
            """,
        ["ask"] = """
            select a.reference from asks a
            join passages p on p.id = a.passage_id join statements s on s.id = p.statement_id
            where s.title like $1 || '%' order by p.paragraph limit 1
            """,
        ["announcement"] = "select reference from announcements where title like $1 || '%'",
        ["person"] = "select id from users where email = $1 || '@demo.example'",

        // Made when it is asked for: the demo has sent nothing yet.
        ["run-in-doubt-for"] = """
            with r as (
              insert into report_runs (id, report_id, period_key, as_of, since_at, made_at, is_late, outcome)
                select gen_random_uuid(), (select id from reports limit 1), '2020-01-06', now(), now(), now(), false, 'test' returning id)
            insert into deliveries (id, run_id, recipient_id, language, ceiling, has_discreet_subject, state, reason, attempts, opened_at, next_at, ended_at)
              select gen_random_uuid(), r.id, users.id, 'en', 'green', false, 'unknown', 'answer-lost', 1, now(), now(), now()
                from users, r where email = $1 || '@demo.example' returning run_id
            """,
        ["way-out-of"] = """
            with r as (
              insert into report_runs (id, report_id, period_key, as_of, since_at, made_at, is_late, outcome)
                select gen_random_uuid(), (select id from reports limit 1), '2020-01-06', now(), now(), now(), false, 'test' returning id),
            d as (
              insert into deliveries (id, run_id, recipient_id, language, ceiling, has_discreet_subject, state, attempts, opened_at, next_at, ended_at)
                select gen_random_uuid(), r.id, users.id, 'en', 'green', false, 'sent', 1, now(), now(), now()
                  from users, r where email = $1 || '@demo.example' returning id, run_id, recipient_id)
            insert into unsubscribe_links (token_hash, report_id, user_id, delivery_id, claim_id, made_at)
              select sha256(convert_to(id::text, 'UTF8')), run_id, recipient_id, id, id, now() from d returning delivery_id
            """,

        // The public page is opened when it is asked for.
        ["public"] = "update public_pages set is_open = true returning $1::text",
        ["public-release"] = """
            with opened as (update public_pages set is_open = true)
            select reference from releases where title like $1 || '%' and audience = 'public' and tlp = 'clear'
            """,
    };

    /// <summary>Puts what is found in the place of <c>{incident: beginning of its title}</c> and the like.</summary>
    public async Task<string> Resolve(string path)
    {
        foreach (Match named in Named().Matches(path))
        {
            var (kind, name) = (named.Groups[1].Value, named.Groups[2].Value);
            var found = kind switch
            {
                "draft" => await BeginDraft(name),
                "held" => await HoldBack(name),
                _ => await Find(kind, name),
            };
            path = path.Replace(named.Value, found, StringComparison.Ordinal);
        }

        return path;
    }

    /// <summary>Reads as somebody whom no policy stops.</summary>
    /// <exception cref="InvalidOperationException">There is no such row.</exception>
    private async Task<string> Find(string kind, string name)
    {
        await using var source = NpgsqlDataSource.Create(database.As("postgres"));
        await using var command = source.CreateCommand(Finders[kind]);
        command.Parameters.AddWithValue(name);
        return (await command.ExecuteScalarAsync())?.ToString()
            ?? throw new InvalidOperationException($"The demo has no {kind} \"{name}\".");
    }

    [GeneratedRegex(@"\{([\w-]+): ([^}]+)\}")]
    private static partial Regex Named();
}
