using System.Diagnostics;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Seeds;
using IncidentRegister.Tests.Support;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace IncidentRegister.IntegrationTests.Seeds;

public sealed class SeedTests(SeededRegister seeded, ITestOutputHelper output) : IClassFixture<SeededRegister>
{
    [Fact]
    public async Task Every_entry_of_the_files_stands_in_the_register()
    {
        output.WriteLine($"The demo took {seeded.Took.TotalSeconds:F1} s");

        Assert.Equal(451, await seeded.Read(db => db.Terms.CountAsync()));
        Assert.Equal(32, await seeded.Read(db => db.StrategyMeasures.CountAsync()));
        Assert.Equal(115, await seeded.Read(db => db.Parties.CountAsync()));
        Assert.Equal(5, await seeded.Read(db => db.Organisations.CountAsync()));
        Assert.Equal(8, await seeded.Read(db => db.Users.CountAsync()));
        Assert.Equal(36 + 3 + 6, await seeded.Read(db => db.Incidents.CountAsync()));
        Assert.Equal(42, await seeded.Read(db => db.IncidentRelations.CountAsync()));
        Assert.Equal(5, await seeded.Read(db => db.Statements.CountAsync()));
        Assert.Equal(24, await seeded.Read(db => db.Mentions.CountAsync()));
        Assert.Equal(15, await seeded.Read(db => db.Asks.Select(a => new { a.PassageId, a.Measure }).Distinct().CountAsync()));
        Assert.Equal(42, await seeded.Read(db => db.Responses.CountAsync()));
        Assert.Equal(1, await seeded.Read(db => db.Announcements.CountAsync()));
        Assert.Equal(2, await seeded.Read(db => db.Reports.CountAsync()));
        Assert.Equal(9, await seeded.Read(db => db.Standings.CountAsync()));
    }

    [Fact]
    public async Task Those_who_stood_together_stand_there_by_name_and_the_claimed_number_stays()
    {
        var joint = await seeded.Read(db => db.Responses.Include(r => r.Parties).SingleAsync(r => r.PartyCount == 79));
        var names = await seeded.Read(db => db.Parties.Where(p => p.Country != null && p.Kind == PartyKind.State)
            .ToDictionaryAsync(p => p.Id, p => p.Key));

        Assert.Equal(["luxembourg", "mexico", "sierra-leone", "slovenia", "vanuatu"],
            joint.Parties.Select(p => names[p.PartyId]).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(CaseStatus.Draft, 1)]
    [InlineData(CaseStatus.Submitted, 5)]
    [InlineData(CaseStatus.InReview, 1)]
    [InlineData(CaseStatus.NeedsInformation, 1)]
    [InlineData(CaseStatus.Verified, 31)]
    [InlineData(CaseStatus.Closed, 6)]
    public async Task Every_step_of_a_review_has_its_incidents(CaseStatus status, int count) =>
        Assert.Equal(count, await seeded.Read(db => db.Incidents.CountAsync(i => i.Case.Status == status)));

    [Fact]
    public async Task The_designation_has_its_acts_targets_and_asks_to_the_president()
    {
        var incident = await seeded.Read(db => db.Incidents.Include(i => i.Acts).Include(i => i.Targets)
            .SingleAsync(i => i.Kind == IncidentKind.Incident && i.ActTypes.Contains("criminalisation.designation")));
        var president = await seeded.Read(db => db.Parties.Where(p => p.Key == "asp-president").Select(p => p.Id).SingleAsync());
        var asked = await seeded.Read(db => db.Asks.CountAsync(
            a => a.AddresseeId == president && a.Incidents.Any(i => i.IncidentId == incident.Id)));

        Assert.Equal(2, incident.Acts.Count);
        Assert.Equal(6, incident.Targets.Count);
        Assert.Equal(3, asked);
    }

    [Fact]
    public async Task The_people_of_the_demo_sign_in()
    {
        await using var scope = seeded.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = CurrentUser.Nobody;

        var signedIn = await scope.ServiceProvider.GetRequiredService<IMediator>()
            .Send(new SignIn(Seed.DemoAccounts[0].Email, Seed.DemoPassword, "a test"));

        Assert.NotNull(signedIn.Token);
    }

    [Fact]
    public async Task A_second_time_changes_nothing_and_leaves_no_trace()
    {
        var before = await seeded.Entries();

        await new Seed(seeded.Services).Vocabularies(default);
        var loaded = await new Seed(seeded.Services).Demo(default);

        Assert.False(loaded);
        Assert.Equal(before, await seeded.Entries());
    }
}

/// <summary>One fresh database with the demo in it.</summary>
public sealed class SeededRegister : IAsyncLifetime
{
    private TestDatabase database = null!;

    public ServiceProvider Services { get; private set; } = null!;
    public string App => database.App;
    public TimeSpan Took { get; private set; }

    public async Task InitializeAsync()
    {
        database = await TestDatabase.Create();
        Services = ActingAs.Services(database.App);
        var watch = Stopwatch.StartNew();
        await new Seed(Services).Demo(default);
        Took = watch.Elapsed;
    }

    public async Task DisposeAsync()
    {
        await Services.DisposeAsync();
        await database.DisposeAsync();
    }

    /// <summary>As the superuser, whom no policy stops.</summary>
    public async Task<TResult> Read<TResult>(Func<RegisterDbContext, Task<TResult>> read)
    {
        await using var db = new RegisterDbContext(
            new DbContextOptionsBuilder<RegisterDbContext>().UseNpgsql(database.As("postgres")).Options);
        return await read(db);
    }

    /// <summary>How long the audit trail is.</summary>
    public Task<long> Entries() => Read(db => db.Database.SqlQuery<long>($"select count(*) as \"Value\" from audit.entries").SingleAsync());
}
