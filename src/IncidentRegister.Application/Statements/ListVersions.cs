using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>All texts of a statement, newest first, and what became of its passages in each.</summary>
/// <exception cref="NotFoundException">No such statement.</exception>
public sealed record ListVersions(string Reference) : IQuery<VersionList>
{
    public static Policy Policy => Policies.ReadStatements;
}

/// <param name="Language">Of the title.</param>
public sealed record VersionList(string Reference, string Title, string Language, IReadOnlyList<VersionLine> Lines)
{
    /// <summary>The number of the text that the statement is read by.</summary>
    public int Newest => Lines.First(l => l.TranslationOf is null).Number;
}

/// <param name="TranslationOf">Number of the version that it translates, or null.</param>
/// <param name="Moved">Passages that were carried over into it, or placed by somebody.</param>
/// <param name="Waiting">Passages whose place in it a person must find.</param>
/// <param name="Gone">Passages whose words it holds no more, as somebody said.</param>
public sealed record VersionLine(
    int Number, Extent Extent, string Language, string Sha256, string MediaType, string? TakenFrom, DateTimeOffset TakenAt,
    int? TranslationOf, int Moved, int Waiting, int Gone);

internal sealed class ListVersionsHandler(RegisterDbContext db) : IRequestHandler<ListVersions, VersionList>
{
    private const int Most = 200;

    public async Task<VersionList> Handle(ListVersions request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var statement = await db.Statements.AsNoTracking().Where(s => s.Reference == reference)
            .Select(s => new { s.Id, s.Reference, s.Title, s.Language }).SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var lines = await db.StatementVersions.AsNoTracking().Where(v => v.StatementId == statement.Id)
            .OrderByDescending(v => v.Number).Top(Most)
            .Select(v => new VersionLine(
                v.Number, v.Extent, v.Language, Convert.ToHexStringLower(v.Sha256), v.MediaType, v.TakenFrom, v.TakenAt,
                db.StatementVersions.Where(o => o.Id == v.TranslationOfId).Select(o => (int?)o.Number).FirstOrDefault(),
                db.PassageMoves.Count(m => m.VersionId == v.Id && m.ToPassageId != null),
                db.PassageMoves.Count(m => m.VersionId == v.Id && m.State == MoveState.Waiting),
                db.PassageMoves.Count(m => m.VersionId == v.Id && m.State == MoveState.Gone)))
            .ToListAsync(ct);

        return new VersionList(statement.Reference, statement.Title, statement.Language, lines);
    }
}
