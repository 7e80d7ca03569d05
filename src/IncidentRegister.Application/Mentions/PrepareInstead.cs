using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>A suggestion, and other incidents that its words may speak of.</summary>
/// <param name="Search">Words of the incident, or its reference; null: those that changed last.</param>
/// <exception cref="NotFoundException">No such suggestion, or not one that the caller sees.</exception>
public sealed record PrepareInstead(Guid Mention, string? Search = null) : IQuery<InsteadDesk>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Statement">Its reference.</param>
/// <param name="Language">BCP 47, of title and quotation.</param>
/// <param name="State">Anything but suggested: somebody decided meanwhile.</param>
/// <param name="Incidents">Best first, at most 20, of those that the caller may read.</param>
public sealed record InsteadDesk(
    string Statement, string Title, string Language, int Paragraph, Quotation Quote, MentionState State,
    MentionRelation Relation, Stance Stance, IReadOnlyList<IncidentTag> Incidents);

internal sealed class PrepareInsteadHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<PrepareInstead, InsteadDesk>
{
    public async Task<InsteadDesk> Handle(PrepareInstead request, CancellationToken ct)
    {
        var asked = await (
            from mention in db.VisibleMentions(user.Now).AsNoTracking()
            where mention.Id == request.Mention && mention.Strength != null && mention.UndoneAt == null
            join passage in db.Passages on mention.PassageId equals passage.Id
            join version in db.StatementVersions on passage.VersionId equals version.Id
            join statement in db.Statements on passage.StatementId equals statement.Id
            select new { mention.State, mention.Relation, mention.Stance, statement.Reference, statement.Title, version.Language, passage })
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        return new InsteadDesk(
            asked.Reference, asked.Title, asked.Language, asked.passage.Paragraph,
            new Quotation(asked.passage.Quote, asked.passage.Prefix, asked.passage.Suffix), asked.State, asked.Relation, asked.Stance,
            await new OfferedIncidents(db, user.Now).For(request.Search, ct));
    }
}
