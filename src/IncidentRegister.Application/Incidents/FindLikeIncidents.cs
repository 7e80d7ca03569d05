using IncidentRegister.Application.Data;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Records that may be of the event that is being told: the likeliest first, at most three, and only what the caller may
/// read. For a form that is half filled in: whatever cannot be read yet counts as not told, and nothing is refused.
/// </summary>
public sealed record FindLikeIncidents : IQuery<IReadOnlyList<LikeIncident>>
{
    public static Policy Policy => Policies.ReadIncidents;

    /// <summary>The reference of the record that is told anew; null for a new one.</summary>
    public string? Of { get; init; }
    public string? Title { get; init; }
    public IReadOnlyList<string> ActTypes { get; init; } = [];

    /// <summary>EDTF.</summary>
    public string? Occurred { get; init; }
    public string? Country { get; init; }
    public string? Town { get; init; }

    /// <summary>Of those whom it was aimed at and of those alleged to be responsible, as typed.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];

    /// <param name="of">The reference of the record that is told anew; null for a new one.</param>
    public static FindLikeIncidents From(ToldIncident told, string? of = null) => new()
    {
        Of = of,
        Title = told.Title,
        ActTypes = [.. told.Acts.Select(a => a.Type)],
        Occurred = told.Occurred,
        Country = told.Country,
        Town = told.Town,
        Names = [.. told.Targets.Select(t => t.Name).Concat(told.Actors.Select(a => a.Name)).OfType<string>()],
    };
}

internal sealed class FindLikeIncidentsHandler(RegisterDbContext db, ICurrentUser user, PartyMatch parties)
    : IRequestHandler<FindLikeIncidents, IReadOnlyList<LikeIncident>>
{
    private const int MaxParts = 20;

    public async Task<IReadOnlyList<LikeIncident>> Handle(FindLikeIncidents request, CancellationToken ct)
    {
        var names = Readable(request.Names, Target.TextMaxLength);
        var told = new EventSketch
        {
            Title = Readable(request.Title, Incident.TitleMaxLength) ?? "",
            ActTypes = Readable(request.ActTypes, Act.TypeMaxLength),
            Occurred = IncidentDate.TryParse(request.Occurred, out var occurred) ? occurred : IncidentDate.Unknown,
            Country = Readable(request.Country, Incident.CountryLength),
            Town = Readable(request.Town, Incident.TownMaxLength),
            Names = names.Count == 0 ? [] : await new SketchedNames(db, user.Now).Of(names, await parties.Of(names, ct), ct),
        };

        return await new LikeIncidents(db, user.Now).To(told, await Record(request.Of, ct), ct);
    }

    private async Task<Guid?> Record(string? typed, CancellationToken ct) => Reference.TryParse(typed ?? "", out var reference)
        ? await db.Incidents.VisibleTo(user.Now).Called(reference.ToString()).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct)
        : null;

    private static List<string> Readable(IReadOnlyList<string> typed, int maxLength) =>
        [.. typed.Select(t => Readable(t, maxLength)).OfType<string>().Distinct().Take(MaxParts)];

    private static string? Readable(string? typed, int maxLength) =>
        typed is null || PlainText.Problem(typed, allowNewLines: true) is not null ? null
            : Written.Kept(typed) is { } kept && kept.Length <= maxLength ? kept : null;
}
