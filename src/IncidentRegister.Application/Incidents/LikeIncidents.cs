using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Incidents;

/// <summary>A record that may be of the same event, and why.</summary>
/// <param name="Language">BCP 47 tag of the title's language.</param>
/// <param name="Reasons">The weightiest first.</param>
public sealed record LikeIncident(
    string Reference, string Title, string Language, IncidentDate Occurred, IReadOnlyList<LikenessReason> Reasons);

/// <summary>
/// Looks among what the reader may read for records of one event: a few come from the database by its indexes, the
/// comparison itself is the domain's.
/// </summary>
internal sealed class LikeIncidents(RegisterDbContext db, CurrentUser user)
{
    private const int AtMost = 3;

    private readonly LikeCandidates candidates = new(db, user);
    private readonly SketchedNames names = new(db, user);

    /// <summary>The likeliest first, at most three.</summary>
    /// <param name="record">The record that is told of, if there is one already: neither it nor what is known to be another event.</param>
    public async Task<IReadOnlyList<LikeIncident>> To(EventSketch told, Guid? record, CancellationToken ct) =>
    [
        .. (await All(told, record, ct)).Take(AtMost).Select(c => new LikeIncident(
            c.Record.Reference, c.Record.Title, c.Record.Language, c.Record.Occurred, c.Likeness.Reasons)),
    ];

    /// <summary>All that may be of the same event as a record, the likeliest first.</summary>
    public async Task<IReadOnlyList<LikeCandidate>> To(LikeCandidate record, CancellationToken ct) =>
        [.. (await All(await Sketch(record, ct), record.Id, ct)).Select(c => c.Record)];

    public async Task<EventSketch> Sketch(LikeCandidate record, CancellationToken ct) =>
        record.Sketch((await names.Of([record.Id], ct)).GetValueOrDefault(record.Id) ?? []);

    private async Task<List<(LikeCandidate Record, Likeness Likeness)>> All(EventSketch told, Guid? record, CancellationToken ct)
    {
        var found = await candidates.Of(told, record, ct);
        if (found.Count == 0) return [];

        var named = await names.Of([.. found.Select(c => c.Id)], ct);
        return
        [
            .. found.Select(c => (Record: c, Likeness: Likeness.Between(told, c.Sketch(named.GetValueOrDefault(c.Id) ?? []))))
                .Where(c => c.Likeness.IsWorthAsking)
                .OrderByDescending(c => c.Likeness.Score).ThenByDescending(c => c.Record.Id),
        ];
    }
}
