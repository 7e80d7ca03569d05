using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Mentions;

/// <summary>The links of a statement's texts, all versions, for programs that read annotations.</summary>
/// <exception cref="NotFoundException">No such statement.</exception>
public sealed record AnnotateStatement(string Reference) : IQuery<IReadOnlyList<Annotation>>
{
    public static Policy Policy => Policies.ReadStatements;
}

internal sealed class AnnotateStatementHandler(RegisterDbContext db, ICurrentUser user)
    : IRequestHandler<AnnotateStatement, IReadOnlyList<Annotation>>
{
    public async Task<IReadOnlyList<Annotation>> Handle(AnnotateStatement request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        if (!await db.Statements.AnyAsync(s => s.Reference == reference, ct)) throw new NotFoundException();

        return await new Annotations(db, user.Now).Where(f => f.Statement == reference, ct);
    }
}
