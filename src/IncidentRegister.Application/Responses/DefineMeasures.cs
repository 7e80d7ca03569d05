using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Defines the strategy measures that the register does not have yet, and returns how many those were.</summary>
public sealed record DefineMeasures(IReadOnlyList<MeasureFacts> Measures) : ICommand<int>
{
    public static Policy Policy => Policies.KeepVocabularies;
}

internal sealed class DefineMeasuresValidator : AbstractValidator<DefineMeasures>
{
    public DefineMeasuresValidator() =>
        RuleForEach(r => r.Measures).ChildRules(measure => measure.RuleFor(m => m.Code).Line(StrategyMeasure.CodeMaxLength));
}

internal sealed class DefineMeasuresHandler(RegisterDbContext db, Words words) : IRequestHandler<DefineMeasures, int>
{
    public async Task<int> Handle(DefineMeasures request, CancellationToken ct)
    {
        var known = await db.StrategyMeasures.Select(m => m.Code).ToListAsync(ct);
        var added = request.Measures.Where(m => !known.Contains(m.Code)).Select(StrategyMeasure.Define).ToList();

        db.StrategyMeasures.AddRange(added);
        await db.SaveChangesAsync(ct);
        words.Forget();

        return added.Count;
    }
}
