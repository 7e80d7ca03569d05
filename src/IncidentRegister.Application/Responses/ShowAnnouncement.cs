using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;

namespace IncidentRegister.Application.Responses;

/// <summary>Opens one announcement.</summary>
/// <exception cref="NotFoundException">None that the reader may know of, or it was not recorded by then.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record ShowAnnouncement(string Reference) : IQuery<AnnouncementLine>
{
    public static Policy Policy => Policies.ReadResponses;

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }
}

internal sealed class ShowAnnouncementHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ShowAnnouncement, AnnouncementLine>
{
    public async Task<AnnouncementLine> Handle(ShowAnnouncement request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var found = await new AnnouncementLines(db, user.Now, asOf).Of(
            new Answers(db, user.Now, asOf).Announced().Where(a => a.Reference == reference), ct);

        return found.Count == 1 ? found[0] : throw new NotFoundException();
    }
}
