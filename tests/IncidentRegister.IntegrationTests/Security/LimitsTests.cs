using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Security;

/// <summary>How much one person and one organisation may bring in a time. Every test has a register to itself.</summary>
public sealed class LimitsTests : IAsyncLifetime
{
    private readonly Register register = new();

    private People People => register.People;

    public async Task InitializeAsync()
    {
        await register.InitializeAsync();
        await Issued.DefineWords(register);
    }

    public Task DisposeAsync() => register.DisposeAsync();

    [Fact]
    public void They_are_as_written()
    {
        var limits = new Limits();

        Assert.Equal((30, 200, 2147483648), (limits.ReportsAnHour, limits.ReportsADay, limits.EvidenceBytesADay));
    }

    [Fact]
    public async Task A_person_logs_so_many_in_an_hour_and_what_was_refused_does_not_count()
    {
        register.Limits = new Limits { ReportsAnHour = 2 };
        await Log(People.Ana);
        await Log(People.Ana);
        for (var n = 0; n < 3; n++) await Breaks("limit.reports-an-hour", () => Log(People.Ana));
        await Log(People.Bo);

        register.Clock.Shift += TimeSpan.FromMinutes(61);

        await Log(People.Ana);
        await Log(People.Ana);
        await Breaks("limit.reports-an-hour", () => Log(People.Ana));
    }

    [Fact]
    public async Task An_organisation_logs_so_many_in_a_day_and_another_one_is_not_touched()
    {
        register.Limits = new Limits { ReportsADay = 2 };
        await Log(People.Ana);
        await Log(People.Bo);
        await Breaks("limit.reports-a-day", () => Log(People.Lead));
        await Log(People.Stranger);

        register.Clock.Shift += TimeSpan.FromHours(25);

        await Log(People.Lead);
    }

    [Fact]
    public async Task Of_many_at_once_no_more_come_through_than_are_taken()
    {
        register.Limits = new Limits { ReportsADay = 5, ReportsAnHour = 4 };

        var ends = await Task.WhenAll(Enumerable.Range(0, 30).Select(n =>
            Record.ExceptionAsync(() => Log(n % 2 == 0 ? People.Ana : People.Bo))));

        Assert.Equal(5, ends.Count(e => e is null));
        Assert.All(ends, e => Assert.True(e is null or RuleBrokenException, $"{e}"));
    }

    [Fact]
    public async Task A_form_sent_twice_counts_once()
    {
        register.Limits = new Limits { ReportsAnHour = 1 };
        var key = Guid.NewGuid();

        var first = await register.As(People.Ana).Send(Told.Incident(), key);

        Assert.Equal(first, await register.As(People.Ana).Send(Told.Incident(), key));
    }

    [Fact]
    public async Task An_organisation_brings_so_many_bytes_in_a_day_and_is_told_before_it_sends_more()
    {
        register.Limits = new Limits { EvidenceBytesADay = 100 };
        var incident = await register.Enter(People.Ana, Submitted.Facts());

        await Bring(60);
        await Breaks("evidence.day-full", () => Bring(41));
        await register.As(People.Ana).Send(new PrepareEvidence(incident.Reference));
        await Bring(40);
        await Breaks("evidence.day-full", () => register.As(People.Ana).Send(new PrepareEvidence(incident.Reference)));
        register.Clock.Shift += TimeSpan.FromHours(25);
        await register.As(People.Ana).Send(new PrepareEvidence(incident.Reference));
        await Bring(100);

        Task Bring(long size) => register.As(People.Ana).Send(
            new AddEvidence(incident.Reference, new ReceivedFile(Guid.CreateVersion7(), "a.pdf", EvidenceKind.Pdf, size, new byte[32]), null));
    }

    [Fact]
    public async Task Nobody_reads_or_resets_what_was_spent()
    {
        await using var source = NpgsqlDataSource.Create(register.Database.App + ";Pooling=false");
        foreach (var sql in new[] { "select spent from sec.spending", "delete from sec.spending", "update sec.spending set spent = 0" })
        {
            await using var command = source.CreateCommand(sql);
            var refused = await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteNonQueryAsync());
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
    }

    private Task<LoggedIncident> Log(CurrentUser person) => register.As(person).Send(Told.Incident());

    private static async Task Breaks(string rule, Func<Task> act) =>
        Assert.Equal(rule, (await Assert.ThrowsAsync<RuleBrokenException>(act)).Rule);
}
