using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>By what names the finder knows an incident, and which words that people linked to it may be another.</summary>
/// <param name="Incident">Its reference.</param>
/// <exception cref="NotFoundException">There is none, or none that the caller may see.</exception>
public sealed record ListAliases(string Incident) : IQuery<AliasList>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Accepted">In the order of their letters.</param>
/// <param name="Offered">The latest link first; none that was answered.</param>
public sealed record AliasList(IReadOnlyList<string> Accepted, IReadOnlyList<OfferedAlias> Offered);

/// <param name="Statement">Reference of the statement in which it stands.</param>
/// <param name="Language">BCP 47, of the text.</param>
public sealed record OfferedAlias(string Text, string Statement, int Paragraph, string Language);

internal sealed class ListAliasesHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ListAliases, AliasList>
{
    public async Task<AliasList> Handle(ListAliases request, CancellationToken ct)
    {
        var id = await db.Incidents.VisibleTo(user.Now).Called(request.Incident).Select(i => (Guid?)i.Id).SingleOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        var accepted = await db.IncidentAliases.AsNoTracking().Where(a => a.IncidentId == id && a.State == AliasState.Accepted)
            .OrderBy(a => a.Key).Select(a => a.Text).ToListAsync(ct);

        return new AliasList(accepted, await new AliasDesk(db, user.Now).Offered(id, ct));
    }
}
