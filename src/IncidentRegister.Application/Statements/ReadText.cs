using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>The canonical text of one version: what its SHA-256 is of, and where annotations point.</summary>
/// <exception cref="NotFoundException">No such statement, or no such version.</exception>
public sealed record ReadText(string Reference, int Version) : IQuery<CanonicalText>
{
    public static Policy Policy => Policies.ReadStatements;
}

/// <param name="Language">BCP 47.</param>
public sealed record CanonicalText(string Text, string Language);

internal sealed class ReadTextHandler(RegisterDbContext db) : IRequestHandler<ReadText, CanonicalText>
{
    public async Task<CanonicalText> Handle(ReadText request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var version = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Reference == reference
            join text in db.StatementVersions on statement.Id equals text.StatementId
            where text.Number == request.Version
            select new
            {
                text.Language,
                Paragraphs = text.Paragraphs.OrderBy(p => p.Number).Select(p => new Paragraph(p.Number, p.Text)).ToList(),
            }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        return new CanonicalText(StatementText.FromParagraphs(version.Paragraphs).ToString(), version.Language);
    }
}
