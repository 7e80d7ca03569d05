using IncidentRegister.Application.Mentions;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>The index of candidates over incidents that were loaded, as the register keeps it.</summary>
internal static class MadeTerms
{
    private const string Incidents = """
        select i.id, i.organisation_id, i.reference, i.title, i.occurred, array_to_string(i.act_types, ', '),
            array(select t.category from targets t where (t.organisation_id, t.incident_id) = (i.organisation_id, i.id)),
            array(select w from targets t cross join lateral (values (t.role_at_time), (t.description)) v(w)
              where (t.organisation_id, t.incident_id) = (i.organisation_id, i.id) and w is not null),
            array(select coalesce(t.name, n.text) from target_identities t left join party_names n on n.party_id = t.party_id and n.ordinal = 1
              where (t.organisation_id, t.incident_id) = (i.organisation_id, i.id) and t.naming = 'named'),
            array(select n.text from target_identities t join party_names n on n.party_id = t.party_id and n.ordinal > 1
              where (t.organisation_id, t.incident_id) = (i.organisation_id, i.id) and t.naming = 'named'),
            array(select coalesce(a.name, n.text) from involvements a left join party_names n on n.party_id = a.party_id and n.ordinal = 1
              where (a.organisation_id, a.incident_id) = (i.organisation_id, i.id) and coalesce(a.name, n.text) is not null),
            sec.is_open(i.status, i.handling),
            array(select distinct p.country from involvements a join parties p on p.id = a.party_id
              where (a.organisation_id, a.incident_id) = (i.organisation_id, i.id) and p.country is not null),
            array(select concat_ws(' ', s.act_id, s.kind, s.date) from act_stages s
              where (s.organisation_id, s.incident_id) = (i.organisation_id, i.id))
          from incidents i
        """;

    /// <param name="reading">Another connection than the copy's.</param>
    public static async Task Load(NpgsqlConnection reading, Copy copy, CancellationToken ct)
    {
        var rows = new List<(Guid Id, Guid Organisation, DateOnly Known, int[] Terms, bool IsOpen)>();
        await using (var analyse = new NpgsqlCommand("analyze targets, target_identities, involvements, party_names", reading))
            await analyse.ExecuteNonQueryAsync(ct);
        await using (var command = new NpgsqlCommand(Incidents, reading))
        await using (var reader = await command.ExecuteReaderAsync(ct))
            while (await reader.ReadAsync(ct))
            {
                var sketch = Sketch(reader);
                rows.Add((reader.GetGuid(0), reader.GetGuid(1), CandidateTerms.KnownFrom(sketch), [.. CandidateTerms.Standard.Of(sketch)], reader.GetBoolean(11)));
            }

        await copy.Into("sec.incident_candidates", "incident_id organisation_id known_from terms",
            rows.Select(r => new object?[] { r.Id, r.Organisation, r.Known, r.Terms }), ct);
        await copy.Into("sec.incident_terms", "term known_from incident_id is_open",
            rows.SelectMany(r => r.Terms.Select(t => new object?[] { t, r.Known, r.Id, r.IsOpen })), ct);
    }

    private static IncidentSketch Sketch(NpgsqlDataReader row)
    {
        var words = Texts(row, 6).SelectMany(category => TargetWords.Of(category, null, null))
            .Concat(Texts(row, 7).SelectMany(text => TargetWords.Of("person", text, null)));
        return new IncidentSketch(row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5))
        {
            Targets = [.. Texts(row, 8).Concat(words).Distinct()],
            TargetAliases = [.. Texts(row, 9).Distinct()],
            AllegedActors = Texts(row, 10),
            ActorCountries = Texts(row, 12),
            Acts = [.. Texts(row, 13).Select(stage => stage.Split(' ')).GroupBy(s => s[0]).Select(act => new ActSketch(
                [.. act.Select(s => new StageSketch(s[1] == "announced" ? StageKind.Announced : StageKind.CarriedOut, s[2]))]))],
        };
    }

    private static string[] Texts(NpgsqlDataReader row, int column) => row.GetFieldValue<string[]>(column);
}
