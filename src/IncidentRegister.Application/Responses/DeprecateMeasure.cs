using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Takes a strategy measure out of use; what was asked and taken by it stays as it is. Returns its code.</summary>
/// <param name="Successor">Code of the measure to be chosen instead; null: none.</param>
/// <param name="IsConfirmed">Whoever does it has said that they mean it.</param>
/// <exception cref="NotFoundException">No such measure.</exception>
/// <exception cref="RuleBrokenException">It is its own successor, or out of use already.</exception>
public sealed record DeprecateMeasure(string Code, string? Successor, bool IsConfirmed) : ICommand<string>
{
    public static Policy Policy => Policies.KeepVocabularies;
}

internal sealed class DeprecateMeasureValidator : AbstractValidator<DeprecateMeasure>
{
    public DeprecateMeasureValidator()
    {
        RuleFor(r => r.Code).Line(StrategyMeasure.CodeMaxLength);
        RuleFor(r => r.Successor).OptionalLine(StrategyMeasure.CodeMaxLength);
        RuleFor(r => r.IsConfirmed).Equal(true).WithMessage("measure.not-confirmed");
    }
}

internal sealed class DeprecateMeasureHandler(RegisterDbContext db, Words words, TimeProvider clock) : IRequestHandler<DeprecateMeasure, string>
{
    public async Task<string> Handle(DeprecateMeasure request, CancellationToken ct)
    {
        var measure = await db.StrategyMeasures.SingleOrDefaultAsync(m => m.Code == request.Code, ct) ?? throw new NotFoundException();
        if (request.Successor is { } successor && !await db.StrategyMeasures.AnyAsync(m => m.Code == successor && m.DeprecatedAt == null, ct))
            throw Typing.Refused(nameof(request.Successor), Written.UnknownCode);

        measure.Deprecate(request.Successor, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);
        words.Forget();

        return measure.Code;
    }
}
