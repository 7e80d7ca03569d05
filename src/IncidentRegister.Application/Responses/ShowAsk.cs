using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Opens one ask.</summary>
/// <exception cref="NotFoundException">No such ask.</exception>
public sealed record ShowAsk(string Reference) : IQuery<AskLine>
{
    public static Policy Policy => Policies.ReadResponses;
}

internal sealed class ShowAskHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<ShowAsk, AskLine>
{
    public async Task<AskLine> Handle(ShowAsk request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var today = IncidentDate.OnDay(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
        var found = await new AskLines(db, user.Now, today).Of(
            db.Asks.AsNoTracking().Where(a => a.Reference == reference), AskSort.Newest, ct);

        return found.Count == 1 ? found[0] : throw new NotFoundException();
    }
}
