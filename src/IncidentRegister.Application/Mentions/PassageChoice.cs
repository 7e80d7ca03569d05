using FluentValidation;

namespace IncidentRegister.Application.Mentions;

/// <summary>
/// Words of a statement's newest text, as somebody chose them: a place with the words that stood there, the words
/// alone where they stand once in their paragraph, or sentences that were ticked.
/// </summary>
public sealed record PassageChoice
{
    /// <summary>Longer than any paragraph.</summary>
    public const int QuoteMaxLength = 20_000;
    public const int SentencesMax = 1000;

    /// <summary>The number of the text's version that the chooser saw; null: whatever the newest is.</summary>
    public int? Version { get; init; }
    public int? Paragraph { get; init; }

    /// <summary>UTF-16 code units within the paragraph, end exclusive; null where only the words are given.</summary>
    public int? Start { get; init; }
    public int? End { get; init; }
    public string? Quote { get; init; }

    /// <summary>Paragraph and number of the sentence, from 1: <c>5.2</c>. One run of one paragraph.</summary>
    public IReadOnlyList<string> Sentences { get; init; } = [];

    /// <summary>The words of one paragraph.</summary>
    public static PassageChoice Of(int paragraph, string quote) => new() { Paragraph = paragraph, Quote = quote };

    internal bool HoldsWords => Sentences.Count > 0 || (Paragraph is not null && !string.IsNullOrWhiteSpace(Quote));
}

internal sealed class PassageChoiceValidator : AbstractValidator<PassageChoice>
{
    public PassageChoiceValidator()
    {
        RuleFor(c => c.Sentences).Must((choice, _) => choice.HoldsWords).When(c => c.Quote is null).WithMessage("passage.no-words");
        RuleFor(c => c.Quote).Must((choice, _) => choice.HoldsWords).When(c => c.Quote is not null).WithMessage("passage.no-words");
        RuleFor(c => c.Quote).MaximumLength(PassageChoice.QuoteMaxLength).WithMessage("field.too-long");
        RuleFor(c => c.Start).NotNull().When(c => c.End is not null).WithMessage("field.not-understood");
        RuleFor(c => c.End).NotNull().When(c => c.Start is not null).WithMessage("field.not-understood");
        RuleFor(c => c.Sentences).Must(s => s.Count <= PassageChoice.SentencesMax).WithMessage("passage.not-contiguous");
    }
}
