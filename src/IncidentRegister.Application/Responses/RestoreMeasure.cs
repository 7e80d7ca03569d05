using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Puts a strategy measure back into use. Returns its code.</summary>
/// <param name="IsConfirmed">Whoever does it has said that they mean it.</param>
/// <exception cref="NotFoundException">No such measure.</exception>
/// <exception cref="RuleBrokenException">It is in use.</exception>
public sealed record RestoreMeasure(string Code, bool IsConfirmed) : ICommand<string>
{
    public static Policy Policy => Policies.KeepVocabularies;
}

internal sealed class RestoreMeasureValidator : AbstractValidator<RestoreMeasure>
{
    public RestoreMeasureValidator()
    {
        RuleFor(r => r.Code).Line(StrategyMeasure.CodeMaxLength);
        RuleFor(r => r.IsConfirmed).Equal(true).WithMessage("measure.not-confirmed");
    }
}

internal sealed class RestoreMeasureHandler(RegisterDbContext db, Words words) : IRequestHandler<RestoreMeasure, string>
{
    public async Task<string> Handle(RestoreMeasure request, CancellationToken ct)
    {
        var measure = await db.StrategyMeasures.SingleOrDefaultAsync(m => m.Code == request.Code, ct) ?? throw new NotFoundException();

        measure.Restore();
        await db.SaveChangesAsync(ct);
        words.Forget();

        return measure.Code;
    }
}
