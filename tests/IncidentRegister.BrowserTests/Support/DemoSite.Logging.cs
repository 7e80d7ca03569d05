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
    public Task LogAndSend(string title) => Log(title, isSent: true);

    /// <summary>The id of a draft that somebody begins in a browser: the site alone has the keys to what is in it.</summary>
    private async Task<string> BeginDraft(string author)
    {
        await using var visit = await OpenAs(author);
        await visit.Go("/drafts");
        await visit.Press("button.p");
        await visit.Page.WaitForURLAsync("**/drafts/*/*");
        return new Uri(visit.Page.Url).Segments[2].Trim('/');
    }

    /// <summary>The reference of a report of Ana's that waits for her lead.</summary>
    private async Task<string> HoldBack(string title)
    {
        await Log(title, isSent: false);
        await using var source = NpgsqlDataSource.Create(database.As("postgres"));
        await using var command = source.CreateCommand("update incidents set hold = 'waiting', held_at = now() where title = $1 returning reference");
        command.Parameters.AddWithValue(title);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private async Task Log(string title, bool isSent)
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
            Submit = isSent,
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
