using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Opens one ask.</summary>
/// <exception cref="NotFoundException">No such ask, or it was not recorded by then.</exception>
/// <exception cref="FluentValidation.ValidationException">The day of <see cref="AsOf"/> cannot be told.</exception>
public sealed record ShowAsk(string Reference) : IQuery<AskLine>
{
    public static Policy Policy => Policies.ReadResponses;

    /// <summary>A day such as <c>2024-12-05</c>, in UTC: as the register knew it at its end; null or empty: now.</summary>
    public string? AsOf { get; init; }
}

internal sealed class ShowAskHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowAsk, AskLine>
{
    public async Task<AskLine> Handle(ShowAsk request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var asOf = await db.KnownAt(request.AsOf, clock.GetUtcNow(), ct);
        var found = await new AskLines(db, user.Now, asOf).Of(
            asOf.Of(db.Asks.AsNoTracking()).Where(a => a.Reference == reference), AskSort.Newest, ct);

        return found.Count == 1 ? found[0] : throw new NotFoundException();
    }
}
