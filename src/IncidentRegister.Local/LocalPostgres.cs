using System.Diagnostics;
using Microsoft.Win32.SafeHandles;
using Npgsql;

namespace IncidentRegister.Local;

/// <summary>
/// A PostgreSQL for one machine, reached through a Unix socket only. Every program that starts it in the same folder
/// shares one server; it stops when the last of them is disposed or ends, in whatever way. The superuser is
/// <c>postgres</c>; roles and databases are made by others.
/// </summary>
public sealed class LocalPostgres : IDisposable
{
    private const int Port = 5432; // part of the socket's name; nothing listens on the network

    private readonly SafeFileHandle hold;

    private LocalPostgres(string socketFolder, SafeFileHandle hold)
    {
        SocketFolder = socketFolder;
        this.hold = hold;
    }

    /// <summary>Holds the socket; closed to every other user but root.</summary>
    public string SocketFolder { get; }

    /// <summary>Joins the server of the folder, or starts it, and returns when it accepts connections.</summary>
    /// <param name="options">The folder, and what else to start with.</param>
    /// <param name="say">Gets sentences for a log.</param>
    /// <exception cref="InvalidOperationException">
    /// There is no PostgreSQL (the message tells the ways out), it does not start (the message holds its own words),
    /// or the folder belongs to another user.
    /// </exception>
    /// <exception cref="TimeoutException">Something took longer than a minute.</exception>
    public static LocalPostgres Start(LocalPostgresOptions options, Action<string> say)
    {
        var watch = Stopwatch.StartNew();
        var local = Directory.CreateDirectory(Path.GetFullPath(options.Folder)).FullName;
        var user = ServerUser.For(local);
        var found = PostgresSearch.Find(options.BinariesFolder);
        var binaries = Refuge.BinariesFor(user, found, local);
        var folder = ServerFolder.Open(Refuge.FolderFor(user, local), binaries.Major, user);

        using var turn = folder.Lock();
        var server = new ServerStart(folder, user, binaries, options.Settings, say);
        var hold = server.Join();
        var deed = hold is null ? "started" : "joined";
        hold ??= server.Start();

        say($"PostgreSQL {binaries.Version} in {folder.Path} {deed} after {watch.ElapsedMilliseconds} ms.");
        return new(folder.Run, hold);
    }

    /// <summary>How Npgsql reaches a database as a role; neither has to exist yet.</summary>
    public string ConnectionString(string user, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Port = Port,
        Username = user,
        Database = database,
        MaxPoolSize = 40, // two programs with two roles each fit into the server's connections
    }.ConnectionString;

    /// <summary>Lets go of the server. When nobody else holds it, it stops within a second, in its own time.</summary>
    public void Dispose() => hold.Dispose();
}
