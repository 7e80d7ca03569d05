using FluentValidation;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Application.Pipeline;

/// <summary>
/// The rules of typed text, each with the key of its sentence: there, short enough, and made of characters that show
/// themselves.
/// </summary>
internal static class Typed
{
    /// <summary>One line that must be there.</summary>
    public static IRuleBuilderOptions<T, string> Line<T>(this IRuleBuilder<T, string> rule, int maxLength) => rule
        .NotEmpty().WithMessage("field.required").MaximumLength(maxLength).WithMessage("field.too-long").Shown(allowNewLines: false);

    /// <summary>One line that may be left out.</summary>
    public static IRuleBuilderOptions<T, string?> OptionalLine<T>(this IRuleBuilder<T, string?> rule, int maxLength) => rule
        .MaximumLength(maxLength).WithMessage("field.too-long").Shown(allowNewLines: false);

    /// <summary>Several lines that must be there.</summary>
    public static IRuleBuilderOptions<T, string> Lines<T>(this IRuleBuilder<T, string> rule, int maxLength) => rule
        .NotEmpty().WithMessage("field.required").MaximumLength(maxLength).WithMessage("field.too-long").Shown(allowNewLines: true);

    private static IRuleBuilderOptions<T, TText> Shown<T, TText>(this IRuleBuilder<T, TText> rule, bool allowNewLines)
        where TText : class? => rule.Must((_, text, context) =>
        {
            if (text is not string typed || PlainText.Problem(typed, allowNewLines) is not { } problem) return true;
            context.MessageFormatter.AppendArgument("Problem", problem);
            return false;
        }).WithMessage("{Problem}");
}
