using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>A measure that can be asked for, announced or taken anew.</summary>
internal static class UsableMeasure
{
    /// <exception cref="FluentValidation.ValidationException">It is not known, or deprecated; beside its field.</exception>
    public static async Task<StrategyMeasure> Find(RegisterDbContext db, string code, CancellationToken ct)
    {
        const string field = nameof(RecordAsk.Measure);
        var measure = await db.StrategyMeasures.AsNoTracking().SingleOrDefaultAsync(m => m.Code == code, ct)
            ?? throw Typing.Refused(field, Written.UnknownCode);
        return measure.DeprecatedAt is null ? measure : throw Typing.Refused(field, "measure.deprecated");
    }
}
