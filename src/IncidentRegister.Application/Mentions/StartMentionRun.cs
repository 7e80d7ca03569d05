using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// Has the finder look in the background: for one incident, in the statements that may speak of it; in one statement, or in
/// all of them, for all incidents.
/// </summary>
/// <param name="Incident">Its reference; null: for all incidents.</param>
/// <param name="Statement">Its reference; null: in all that may speak of the incident, or in all.</param>
/// <exception cref="NotFoundException">No such incident, or no such statement.</exception>
/// <exception cref="RuleBrokenException">As much as can be read at once is being read already.</exception>
public sealed record StartMentionRun(string? Incident = null, string? Statement = null) : ICommand<StartedRun>
{
    /// <summary>Runs that wait or are worked off; more would only wait for each other.</summary>
    public const int MostAtOnce = 20;

    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Statements">How many it will read.</param>
public sealed record StartedRun(Guid Id, int Statements);

internal sealed class StartMentionRunHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<StartMentionRun, StartedRun>
{
    public async Task<StartedRun> Handle(StartMentionRun request, CancellationToken ct)
    {
        var open = await db.MentionRuns.CountAsync(r => r.State == RunState.Running && r.Statements.Count > 1, ct);
        RuleBrokenException.ThrowIf(request.Statement is null && open >= StartMentionRun.MostAtOnce, "run.too-many");

        var incident = request.Incident is { } reference ? await Incident(reference, ct) : (Guid?)null;
        var statements = request.Statement is { } one ? await Statement(one, ct)
            : incident is { } id ? await MaySpeakOf(id, ct)
            : await All(ct);
        var run = new MentionRun(incident, statements, user.Now.Id, clock.GetUtcNow());
        db.MentionRuns.Add(run);
        await db.SaveChangesAsync(ct);

        return new StartedRun(run.Id, statements.Count);
    }

    private async Task<Guid> Incident(string reference, CancellationToken ct) =>
        await db.Incidents.VisibleTo(user.Now).Called(reference).Where(i => i.MergedIntoId == null)
            .Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

    private async Task<List<string>> Statement(string typed, CancellationToken ct)
    {
        var reference = Reference.TryParse(typed, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        return await db.Statements.AnyAsync(s => s.Reference == reference, ct) ? [reference] : throw new NotFoundException();
    }

    private async Task<List<string>> MaySpeakOf(Guid incident, CancellationToken ct)
    {
        var sketch = (await new IncidentSketches(db, user.Now).Of([incident], ct)).Single();
        var found = await new CandidateStatements(db).For(sketch, ct);
        return [.. found.Select(s => s.Reference).Distinct()];
    }

    /// <summary>The newest first: what is news is asked first.</summary>
    private Task<List<string>> All(CancellationToken ct) =>
        db.Statements.OrderByDescending(s => s.IssuedFrom).ThenByDescending(s => s.Id).Select(s => s.Reference).ToListAsync(ct);
}
