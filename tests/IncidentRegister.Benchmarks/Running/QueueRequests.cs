using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Security;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Seeds;
using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Telling = IncidentRegister.Benchmarks.Loading.Telling;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>One thing that is asked for again and again.</summary>
/// <param name="CanRepeat">Whether the same turn may be sent twice.</param>
internal sealed record QueueRequest(string Name, bool CanRepeat, Func<IServiceProvider, int, CancellationToken, Task> Ask)
{
    public Task Send(IServiceProvider services, int turn, CancellationToken ct) => Ask(services, turn, ct);
}

/// <summary>The requests of a queue, as somebody sends them who works in it.</summary>
internal sealed class QueueRequests
{
    public const string Duplicates = "duplicate candidates";

    private const int DeepPages = 20;

    /// <summary>So many records are read or told of in turn, fewer than there are warm-ups: none is read from the disk.</summary>
    private const int Known = 16;

    private QueueRequests(IReadOnlyList<QueueRequest> all, IReadOnlyList<MadeCase> steps) => (All, Steps) = (all, steps);

    public IReadOnlyList<QueueRequest> All { get; }

    /// <summary>The cases that the commands among them change, one a turn.</summary>
    public IReadOnlyList<MadeCase> Steps { get; }

    /// <param name="turns">So many cases are there for each command.</param>
    public static async Task<QueueRequests> Of(
        BenchServer server, BenchDatabase database, MadeCases cases, int turns, CancellationToken ct)
    {
        var liaison = new CurrentUser(MadePeople.Liaison(0), MadePeople.Organisation(MadePeople.Organisations), Role.Liaison, "");
        var (submitted, drafts) = (await cases.Submitted(turns, ct), await cases.Drafts(turns, ct));
        var told = await Telling.Some(server, database.Name, Known, ct);
        var shown = database.SomeIncidents(Known);
        await using var services = ActingAs.Services(server.App(database.Name) + ";Pooling=false");
        var deep = await Deep(services, liaison, ct);
        return new QueueRequests(
        [
            Read("queue", liaison, _ => new ListQueue()),
            Read($"queue, page {DeepPages}", liaison, _ => new ListQueue { After = deep }),
            Read("queue, by severity", liaison, _ => new ListQueue { Sort = QueueOrder.Severity }),
            Read("queue, filtered", liaison, _ => new ListQueue
            {
                Filter = new QueueFilter { Status = "in-review", Severity = "critical", Assigned = QueueFilter.ToMe },
            }),
            Read("queue, one type", liaison, _ => new ListQueue { Filter = new QueueFilter { Type = "threat.physical", Due = QueueFilter.IsOverdue } }),
            Read("queue, possible duplicates", liaison, _ => new ListQueue { Filter = new QueueFilter { Duplicate = QueueFilter.IsPossible } }),
            Read("rail counts", liaison, _ => new CountQueue()),
            Read("incident beside it", liaison, turn => new ShowIncident(shown[turn % shown.Count])),
            Read(Duplicates, liaison, turn => told[turn % told.Count].Words),
            Step("claim", _ => liaison, turn => new ClaimCase(submitted[turn].Reference)),
            Step("submit", turn => drafts[turn].Author, turn => new SubmitIncident(drafts[turn].Reference, drafts[turn].Version)),
        ], [.. submitted, .. drafts]);
    }

    private static QueueRequest Read<T>(string name, CurrentUser by, Func<int, IRequest<T>> request) =>
        new(name, true, (services, turn, ct) => Send(services, by, request(turn), ct));

    private static QueueRequest Step<T>(string name, Func<int, CurrentUser> by, Func<int, IRequest<T>> request) =>
        new(name, false, (services, turn, ct) => Send(services, by(turn), request(turn), ct));

    private static async Task<string?> Deep(IServiceProvider services, CurrentUser liaison, CancellationToken ct)
    {
        string? after = null;
        for (var page = 1; page < DeepPages; page++)
            after = (await Send(services, liaison, new ListQueue { After = after }, ct)).Next ?? after;
        return after;
    }

    private static async Task<T> Send<T>(IServiceProvider services, CurrentUser by, IRequest<T> request, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<ActingAs>().Now = by;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
    }
}
