using IncidentRegister.Application.Data.Configurations;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>The orders of the queue. Each is one comparison of rows, which an index of open cases serves.</summary>
public static class QueueOrder
{
    /// <summary>What is due first; what waits for its reporter comes last.</summary>
    public const string Due = "due";

    /// <summary>The newest submitted first.</summary>
    public const string Age = "age";

    /// <summary>The worst first, and among those what is due first.</summary>
    public const string Severity = "severity";

    /// <exception cref="TamperedException">No page of the register offers it.</exception>
    internal static string Called(string? sort) => sort switch
    {
        null or Due => Due,
        Age or Severity => sort,
        _ => throw new TamperedException("sort"),
    };

    internal static IQueryable<Incident> From(IQueryable<Incident> cases, string order, QueuePosition? last) => order switch
    {
        Age => (last is null ? cases : cases.Where(i => EF.Functions.LessThan(
                ValueTuple.Create(i.Case.SubmittedAt, i.Id), ValueTuple.Create((DateTimeOffset?)last.SubmittedAt, last.Id))))
            .OrderByDescending(i => i.Case.SubmittedAt).ThenByDescending(i => i.Id),
        Severity => (last is null ? cases : cases.Where(i => EF.Functions.GreaterThan(
                ValueTuple.Create(EF.Property<int>(i, IncidentConfiguration.SeverityRank), i.Case.DueAt, i.Id),
                ValueTuple.Create(last.Rank, last.DueAt, last.Id))))
            .OrderBy(i => EF.Property<int>(i, IncidentConfiguration.SeverityRank)).ThenBy(i => i.Case.DueAt).ThenBy(i => i.Id),
        _ => (last is null ? cases : cases.Where(i => EF.Functions.GreaterThan(
                ValueTuple.Create(i.Case.DueAt, i.Id), ValueTuple.Create(last.DueAt, last.Id))))
            .OrderBy(i => i.Case.DueAt).ThenBy(i => i.Id),
    };
}

/// <summary>Where a page ended, in every order.</summary>
internal sealed record QueuePosition(Guid Id, DateTimeOffset SubmittedAt, DateTimeOffset DueAt, int Rank);
