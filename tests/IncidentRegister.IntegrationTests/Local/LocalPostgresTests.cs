using System.Globalization;
using IncidentRegister.Local;

namespace IncidentRegister.IntegrationTests.Local;

public sealed class LocalPostgresTests(LocalServer local) : IClassFixture<LocalServer>
{
    [Fact]
    public async Task A_started_server_answers_and_stops_when_it_is_disposed()
    {
        using (var server = local.Start())
            Assert.Equal(1, LocalServer.Ask<int>(server, "select 1"));

        await local.Stops();
    }

    [Fact]
    public async Task It_listens_on_a_socket_that_only_its_user_can_reach()
    {
        using (var server = local.Start())
        {
            Assert.Equal("", LocalServer.Ask<string>(server, "show listen_addresses"));
            Assert.Equal(
                UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute,
                File.GetUnixFileMode(server.SocketFolder));
        }

        await local.Stops();
    }

    [Fact]
    public async Task Settings_have_the_last_word_and_the_log_holds_no_statements()
    {
        using (var server = local.Start("work_mem=7MB"))
        {
            Assert.Equal("7MB", LocalServer.Ask<string>(server, "show work_mem"));
            Assert.Equal("off", LocalServer.Ask<string>(server, "show fsync"));
            Assert.Equal("panic", LocalServer.Ask<string>(server, "show log_min_error_statement"));
        }

        await local.Stops();
    }

    [Fact]
    public async Task A_second_start_shares_the_server_and_keeps_it()
    {
        const string since = "select pg_postmaster_start_time()::text";
        var first = local.Start();
        var begun = LocalServer.Ask<string>(first, since);

        using (var second = local.Start())
        {
            first.Dispose();

            Assert.Equal(begun, LocalServer.Ask<string>(second, since));
        }

        await local.Stops();
    }

    [Fact]
    public async Task A_program_that_is_killed_leaves_no_orphan_and_no_damage()
    {
        using (var program = await local.StartProgram())
        {
            Assert.True(local.IsRunning());
            program.Kill();
        }

        await local.Stops();
        using (var server = local.Start())
            Assert.Equal(1, LocalServer.Ask<int>(server, "select 1"));
        await local.Stops();
    }

    [Fact]
    public async Task The_server_outlives_the_program_that_started_it()
    {
        using var starter = await local.StartProgram();
        using (var server = local.Start())
        {
            starter.Kill();
            await starter.WaitForExitAsync();
            await Task.Delay(200); // time enough for a watchdog that is wrong

            Assert.Equal(1, LocalServer.Ask<int>(server, "select 1"));
        }

        await local.Stops();
    }

    [Fact]
    public async Task A_stranger_with_the_number_of_the_last_server_is_no_obstacle()
    {
        local.Start().Dispose();
        await local.Stops();
        using var stranger = local.StartStranger();
        var lines = new[] { stranger.Id.ToString(CultureInfo.InvariantCulture), local.Data, "1", "5432" };
        await File.WriteAllLinesAsync(Path.Combine(local.Data, "postmaster.pid"), lines);

        using (var server = local.Start())
            Assert.Equal(1, LocalServer.Ask<int>(server, "select 1"));

        Assert.False(stranger.HasExited);
        stranger.Kill();
        await local.Stops();
    }

    [Fact]
    public async Task A_server_that_was_killed_recovers()
    {
        using var before = local.Start();
        LocalServer.Ask<int>(before, "create table if not exists kept (id int); insert into kept values (1); select 1");
        var id = (await File.ReadAllLinesAsync(Path.Combine(local.Data, "postmaster.pid")))[0];
        const int kill = 9;
        Libc.Signal(int.Parse(id, CultureInfo.InvariantCulture), kill);
        await HasEnded(id);

        using (var after = local.Start())
            Assert.Equal(1, LocalServer.Ask<long>(after, "select count(*) from kept"));

        before.Dispose();
        await local.Stops();
    }

    /// <summary>A signal is delivered later on a busy machine; a process that ended may stay as a zombie without a command line.</summary>
    private static async Task HasEnded(string id)
    {
        var patience = TimeSpan.FromSeconds(30);
        for (var watch = System.Diagnostics.Stopwatch.StartNew(); watch.Elapsed < patience; await Task.Delay(5))
        {
            try
            {
                if ((await File.ReadAllTextAsync($"/proc/{id}/cmdline")).Length == 0) return;
            }
            catch (IOException)
            {
                return;
            }
        }

        throw new TimeoutException($"Process {id} does not end.");
    }
}
