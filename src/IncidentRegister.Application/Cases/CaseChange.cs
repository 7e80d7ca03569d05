using FluentValidation;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Domain.Mentions;
using Severity = IncidentRegister.Domain.Incidents.Severity;

namespace IncidentRegister.Application.Cases;

/// <summary>What is to happen to each of several cases: one of the three.</summary>
public sealed record CaseChange
{
    /// <summary>The id of the liaison who reviews them from then on.</summary>
    public Guid? Liaison { get; init; }

    /// <summary>Code of the severity that they are graded as.</summary>
    public string? Severity { get; init; }

    /// <summary>Words of a statement that speak of all of them.</summary>
    public SharedWords? Words { get; init; }
}

/// <param name="Statement">Its reference.</param>
/// <param name="Quote">Words that stand exactly once in its newest text.</param>
public sealed record SharedWords(string Statement, string Quote)
{
    /// <summary>As <see cref="LinkPassage.Relation"/> and <see cref="LinkPassage.Stance"/>.</summary>
    public string Relation { get; init; } = "includes";
    public string Stance { get; init; } = "reports";
}

internal sealed class CaseChangeValidator : AbstractValidator<CaseChange>
{
    public CaseChangeValidator()
    {
        RuleFor(c => c).Must(IsOne).OverridePropertyName("").WithMessage("field.required");
        RuleFor(c => c.Liaison).NotEqual(Guid.Empty).WithMessage("field.required");
        RuleFor(c => c.Severity!).Names<CaseChange, Severity>().When(c => c.Severity is not null);
        RuleFor(c => c.Words!).SetValidator(new SharedWordsValidator()).When(c => c.Words is not null);
    }

    private static bool IsOne(CaseChange change) =>
        new[] { change.Liaison is not null, change.Severity is not null, change.Words is not null }.Count(isGiven => isGiven) == 1;
}

internal sealed class SharedWordsValidator : AbstractValidator<SharedWords>
{
    private const int ReferenceMaxLength = 20;

    public SharedWordsValidator()
    {
        RuleFor(w => w.Statement).Line(ReferenceMaxLength);
        RuleFor(w => w.Quote).MustSay(PassageChoice.QuoteMaxLength);
        RuleFor(w => w.Relation).Names<SharedWords, MentionRelation>();
        RuleFor(w => w.Stance).Names<SharedWords, Stance>();
    }
}
