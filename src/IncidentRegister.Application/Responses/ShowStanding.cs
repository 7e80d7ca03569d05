using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>One line about how a party stands, to be corrected.</summary>
/// <exception cref="NotFoundException">There is none, or it was corrected already.</exception>
public sealed record ShowStanding(Guid Id) : IQuery<StandingLine>
{
    public static Policy Policy => Policies.KeepParties;
}

internal sealed class ShowStandingHandler(RegisterDbContext db) : IRequestHandler<ShowStanding, StandingLine>
{
    public async Task<StandingLine> Handle(ShowStanding request, CancellationToken ct) =>
        await db.Standings.AsNoTracking().Uncorrected().Where(s => s.Id == request.Id).Select(StandingLine.Of).SingleOrDefaultAsync(ct)
        ?? throw new NotFoundException();
}
