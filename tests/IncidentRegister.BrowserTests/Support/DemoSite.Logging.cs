using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace IncidentRegister.BrowserTests.Support;

/// <summary>Adds incidents to the demo, as its reporters would.</summary>
public sealed partial class DemoSite
{
    /// <summary>Logs an incident as Ana and sends it to the liaison.</summary>
    public async Task LogAndSend(string title)
    {
        await using var services = ActingAs.Services(database.App);
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = await Reporter("ana");
        await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new LogIncident
        {
            Title = title,
            Account = "An invented account.",
            Occurred = "2024-05-12",
            Acts = [new ActInput { Type = "intimidation.personal", Stages = [new StageInput("carried-out", "2024-05-12")] }],
            Targets = [new TargetInput { Kind = "organisation", Category = "cso", Name = "An invented group", Naming = "withheld" }],
            Severity = "critical",
            Submit = true,
        });
    }

    private async Task<CurrentUser> Reporter(string name)
    {
        await using var source = NpgsqlDataSource.Create(database.As("postgres"));
        await using var command = source.CreateCommand("select id, organisation_id from users where email = $1 || '@demo.example'");
        command.Parameters.AddWithValue(name);
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        return new CurrentUser(reader.GetGuid(0), reader.GetGuid(1), Role.Reporter, name);
    }
}
