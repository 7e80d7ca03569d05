using IncidentRegister.Application.Data;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// The register as the role <c>register_reports</c> sees it: releases, statements, and reports with their runs; of incidents
/// nothing. What leaves by mail is read through this and through nothing else.
/// </summary>
/// <param name="connection">As that role; null where none is configured, and then no report is made.</param>
public sealed class ReportsDatabase(string? connection) : IAsyncDisposable
{
    private readonly Lazy<NpgsqlDataSource?> source = new(() => connection is null ? null : NpgsqlDataSource.Create(connection));

    /// <summary>On a connection to a socket of this machine the roles need no passwords of their own.</summary>
    /// <param name="app">As <c>register_app</c>.</param>
    /// <returns>The same database as <c>register_reports</c>; null where that role would have to say a password.</returns>
    public static string? Beside(string app)
    {
        var other = new NpgsqlConnectionStringBuilder(app) { Username = "register_reports", Password = null };
        return other.Host is ['/', ..] ? other.ConnectionString : null;
    }

    public async ValueTask DisposeAsync()
    {
        if (source is { IsValueCreated: true, Value: { } made }) await made.DisposeAsync();
    }

    /// <summary>For reading; nothing in it is tracked or saved.</summary>
    /// <exception cref="InvalidOperationException">No connection is configured.</exception>
    internal RegisterDbContext Open() => new(new DbContextOptionsBuilder<RegisterDbContext>()
        .UseRegister(source.Value ?? throw new InvalidOperationException("Set ConnectionStrings__Reports: a connection as register_reports."))
        .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
        .Options);
}
