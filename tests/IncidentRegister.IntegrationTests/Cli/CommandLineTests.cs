using IncidentRegister.Cli;
using IncidentRegister.Tests.Support;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Cli;

public sealed class CommandLineTests : IAsyncLifetime
{
    private TestDatabase database = null!;

    public async Task InitializeAsync() => database = await TestDatabase.Create();

    public async Task DisposeAsync() => await database.DisposeAsync();

    [Fact]
    public async Task An_invitation_is_one_line_with_a_link_to_the_register()
    {
        await Register("organisation", "A desk");

        var invited = await Register("invite", "new@test.example", "--organisation", "A desk", "--role", "lead");

        Assert.Matches("^https://register\\.test/invitation/[0-9a-f]{64}\n$", invited.Output);
        Assert.Equal((0, ""), (invited.Code, invited.Error));
    }

    [Theory]
    [InlineData("Option '--organisation' is required", "invite", "a@test.example", "--role", "lead")]
    [InlineData("Argument 'king' not recognized", "invite", "a@test.example", "--organisation", "A desk", "--role", "king")]
    [InlineData("organisation", "invite", "a@test.example", "--organisation", "No such desk", "--role", "lead")]
    [InlineData("Email: ", "invite", "no address", "--organisation", "A desk", "--role", "lead")]
    [InlineData("Name: ", "organisation", " ")]
    [InlineData("Not found.", "disable", "nobody@test.example")]
    [InlineData("Unrecognized command", "bogus")]
    [InlineData("Required command was not provided")]
    [InlineData("Set ConnectionStrings__Superuser", "migrate", "--prepare")]
    public async Task What_cannot_be_done_is_said_in_one_line(string part, params string[] args)
    {
        var refused = await Register(args);

        Assert.Equal(1, refused.Code);
        Assert.Contains(part, refused.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(refused.Error.Length - 1, refused.Error.IndexOf('\n', StringComparison.Ordinal));
        Assert.Equal("", refused.Output);
    }

    [Fact]
    public async Task The_same_organisation_is_not_entered_twice()
    {
        await Register("organisation", "A desk");

        var again = await Register("organisation", "A desk");

        Assert.Equal((1, "It stands already.\n"), (again.Code, again.Error));
    }

    [Fact]
    public async Task Migrating_what_is_up_to_date_applies_nothing()
    {
        var migrated = await Register("migrate");

        Assert.Equal((0, "Nothing to apply\n"), (migrated.Code, migrated.Output));
    }

    [Fact]
    public async Task Preparing_makes_the_database_of_the_owners_connection()
    {
        var name = $"{database.Name}_prepared";
        var connections = new Dictionary<string, string?>
        {
            ["ConnectionStrings:Superuser"] = Elsewhere(database.As("postgres"), "postgres"),
            ["ConnectionStrings:Owner"] = Elsewhere(database.Owner, name),
            ["ConnectionStrings:Register"] = Elsewhere(database.App, name),
        };
        try
        {
            var first = await RegisterWith(connections, "migrate", "--prepare");
            var second = await RegisterWith(connections, "migrate", "--prepare");

            Assert.Equal((0, ""), (first.Code, first.Error));
            Assert.StartsWith("Applied ", first.Output, StringComparison.Ordinal);
            Assert.Equal((0, "Nothing to apply\n"), (second.Code, second.Output));
        }
        finally
        {
            await database.RunAsSuperuser($"drop database if exists {name} with (force)");
        }
    }

    [Fact]
    public async Task Vocabularies_are_entered_and_entering_them_again_is_harmless()
    {
        var first = await Register("seed");
        var second = await Register("seed");

        Assert.Equal((0, "Vocabularies, measures and parties stand\n"), (first.Code, first.Output));
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task The_demo_is_not_for_a_database_over_the_network()
    {
        var refused = await RegisterWith(
            new() { ["ConnectionStrings:Register"] = "Host=192.0.2.1;Database=x;Username=register_app" }, "seed", "--demo");

        Assert.Equal(1, refused.Code);
        Assert.Contains("socket", refused.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_chain_is_whole_until_somebody_alters_it()
    {
        await Register("organisation", "A desk");
        var whole = await Register("audit", "verify");

        await database.RunAsSuperuser("""
            set session_replication_role = replica;
            update audit.entries set action = 'something else' where seq = (select max(seq) from audit.entries)
            """);
        var broken = await Register("audit", "verify");

        Assert.Equal(0, whole.Code);
        Assert.StartsWith("Whole: ", whole.Output, StringComparison.Ordinal);
        Assert.Equal(1, broken.Code);
        Assert.StartsWith("Broken at entry ", broken.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_audit_chain_that_cannot_be_read_is_neither_whole_nor_broken()
    {
        var unread = await RegisterWith(
            new() { ["ConnectionStrings:Owner"] = "Host=/nowhere;Database=x;Username=register_owner" }, "audit", "verify");

        Assert.Equal(2, unread.Code);
        Assert.Equal("", unread.Output);
    }

    [Fact]
    public async Task A_connection_that_is_missing_among_others_is_named()
    {
        var refused = await RegisterWith(new() { ["ConnectionStrings:Register"] = database.App }, "migrate");

        Assert.Equal(1, refused.Code);
        Assert.Contains("ConnectionStrings__Owner", refused.Error, StringComparison.Ordinal);
    }

    private Task<Said> Register(params string[] args) => RegisterWith(
        new()
        {
            ["ConnectionStrings:Register"] = database.App,
            ["ConnectionStrings:Owner"] = database.Owner,
            ["Register:Address"] = "https://register.test/",
        },
        args);

    private static async Task<Said> RegisterWith(Dictionary<string, string?> settings, params string[] args)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await CommandLine.Run(args, configuration, output, error, default);
        return new Said(code, output.ToString(), error.ToString());
    }

    private static string Elsewhere(string connection, string name) =>
        new NpgsqlConnectionStringBuilder(connection) { Database = name, Pooling = false }.ConnectionString;

    private sealed record Said(int Code, string Output, string Error);
}
