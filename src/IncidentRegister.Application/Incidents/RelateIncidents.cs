using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Says how one incident stands to another and returns the id of the relation. A relation that stands already is not
/// entered twice.
/// </summary>
/// <param name="Kind">Code of the vocabulary <c>relation</c>.</param>
/// <param name="Certainty"><c>certain</c>, <c>probable</c> or <c>possible</c>.</param>
/// <exception cref="NotFoundException">One of the two is not there, or not the caller's to see.</exception>
/// <exception cref="RuleBrokenException">The two are one.</exception>
public sealed record RelateIncidents(string From, string To, string Kind, string Certainty = "certain", string? Comment = null)
    : ICommand<Guid>
{
    public static Policy Policy => Policies.ReadIncidents;
}

internal sealed class RelateIncidentsValidator : AbstractValidator<RelateIncidents>
{
    public RelateIncidentsValidator()
    {
        RuleFor(r => r.Kind).Names<RelateIncidents, RelationKind>();
        RuleFor(r => r.Certainty).Names<RelateIncidents, RelationCertainty>();
        RuleFor(r => r.Comment).MaySay(IncidentRelation.CommentMaxLength);
    }
}

internal sealed class RelateIncidentsHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RelateIncidents, Guid>
{
    public async Task<Guid> Handle(RelateIncidents request, CancellationToken ct)
    {
        var visible = db.Incidents.VisibleTo(user.Now);
        var from = await visible.Called(request.From).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var to = await visible.Called(request.To).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var kind = Code.To<RelationKind>(request.Kind);

        var standing = await db.IncidentRelations.Where(r => r.FromId == from.Id && r.ToId == to.Id && r.Kind == kind)
            .Select(r => (Guid?)r.Id).FirstOrDefaultAsync(ct);
        if (standing is { } already) return already;

        var relation = IncidentRelation.Between(
            from, to, kind, Code.To<RelationCertainty>(request.Certainty), Written.Kept(request.Comment), user.Now.Id, clock.GetUtcNow());
        db.IncidentRelations.Add(relation);
        await db.SaveChangesAsync(ct);

        return relation.Id;
    }
}
