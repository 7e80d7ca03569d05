using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Search;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Support;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>
/// A record about which nobody has asked those concerned stays with its organisation and the review, however far it is
/// decided and however widely it is marked.
/// </summary>
public class ConsentNotAskedTests(Register register) : IClassFixture<Register>
{
    private static readonly string[] Tables =
    [
        "incidents where id", "acts where incident_id", "targets where incident_id", "target_identities where incident_id",
        "case_events where incident_id", "consents where incident_id", "clock_runs where incident_id", "sources where incident_id",
    ];

    [Fact]
    public async Task Neither_fence_lets_the_coalition_read_it_in_any_status_under_any_marking()
    {
        var records = await Records();

        foreach (var person in register.People.All.Where(p => p.Role is not Role.Liaison && p.OrganisationId != register.People.Ana.OrganisationId))
        {
            Assert.Empty(await register.Read(db => db.Incidents.Where(i => records.Contains(i.Id)).VisibleTo(person).ToListAsync()));
            foreach (var table in Tables) Assert.Equal((table, 0L), (table, await Count(person, table, records)));
        }
    }

    [Fact]
    public async Task Every_role_of_a_person_but_those_of_reporting_and_review_sees_nothing_even_of_its_own_organisation()
    {
        var records = await Records();

        foreach (var role in Enum.GetValues<Role>().Except([Role.Reporter, Role.Lead, Role.Liaison, Role.Timekeeper]))
        {
            var person = register.People.Ana with { Role = role };
            Assert.Empty(await register.Read(db => db.Incidents.Where(i => records.Contains(i.Id)).VisibleTo(person).ToListAsync()));
            foreach (var table in Tables) Assert.Equal((role, table, 0L), (role, table, await Count(person, table, records)));
        }
    }

    [Fact]
    public async Task A_member_neither_opens_nor_finds_it_and_the_review_does()
    {
        var incident = await register.Submit(register.People.Ana, Submitted.Facts("A quagga at the gate"));
        await register.Database.RunAsSuperuser($"update incidents set status = 'verified', handling = 'clear' where id = '{incident.Id}'");

        await Assert.ThrowsAsync<ForbiddenException>(() => register.As(register.People.Member).Send(new ShowIncident(incident.Reference)));
        Assert.Empty((await register.As(register.People.Member).Send(new SearchRegister("quagga"))).Incidents);
        Assert.Single((await register.As(register.People.Liaison).Send(new SearchRegister("quagga"))).Incidents);
        var sheet = await register.As(register.People.Liaison).Send(new ShowIncident(incident.Reference));
        Assert.Empty(sheet.Consent);
    }

    /// <summary>One in every status under every marking, none with an answer about consent.</summary>
    private async Task<List<Guid>> Records()
    {
        var records = new List<Guid>();
        foreach (var status in Enum.GetValues<CaseStatus>())
            foreach (var handling in Enum.GetValues<Tlp>())
            {
                var incident = await register.Submit(register.People.Ana);
                await register.Database.RunAsSuperuser(
                    $"update incidents set status = '{Code.Of(status)}', handling = '{Code.Of(handling)}' where id = '{incident.Id}'");
                records.Add(incident.Id);
            }

        Assert.Equal(0, await register.Read(db => db.Consents.CountAsync(c => records.Contains(c.IncidentId))));
        return records;
    }

    private async Task<long> Count(CurrentUser person, string table, List<Guid> records)
    {
        await using var connection = new NpgsqlConnection(register.Database.App + ";Pooling=false");
        await connection.OpenAsync();
        await using var set = new NpgsqlCommand("select set_config('app.context', $1, false)", connection);
        set.Parameters.AddWithValue(person.IsSignedIn ? $"{person.Id}|{person.OrganisationId}|{Code.Of(person.Role)}" : $"||{Code.Of(person.Role)}");
        await set.ExecuteNonQueryAsync();
        await using var count = new NpgsqlCommand($"select count(*) from {table} = any($1)", connection);
        count.Parameters.AddWithValue(records.ToArray());
        return (long)(await count.ExecuteScalarAsync())!;
    }
}
