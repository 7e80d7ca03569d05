using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Every strategy measure in its order, those out of use among them; at most 500.</summary>
public sealed record ListMeasures : IQuery<IReadOnlyList<MeasureLine>>
{
    public static Policy Policy => Policies.KeepVocabularies;
}

/// <param name="OutOfUseSince">UTC; null: it is in use.</param>
/// <param name="Successor">Code of the measure to be chosen instead; null: none.</param>
public sealed record MeasureLine(string Code, MeasureGroup Group, DateTimeOffset? OutOfUseSince, string? Successor);

internal sealed class ListMeasuresHandler(RegisterDbContext db) : IRequestHandler<ListMeasures, IReadOnlyList<MeasureLine>>
{
    private const int MaxLines = 500;

    public async Task<IReadOnlyList<MeasureLine>> Handle(ListMeasures request, CancellationToken ct) =>
        await db.StrategyMeasures.AsNoTracking().OrderBy(m => m.Order).ThenBy(m => m.Code)
            .Select(m => new MeasureLine(m.Code, m.Group, m.DeprecatedAt, m.Successor)).Top(MaxLines).ToListAsync(ct);
}
