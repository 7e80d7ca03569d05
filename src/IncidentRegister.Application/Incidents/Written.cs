using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Data;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// The form of what a reporter typed. Texts are measured as they will be kept, so that a text of invisible marks counts
/// as empty and one that grows in Unicode NFC is refused before the database does.
/// </summary>
internal static class Written
{
    public const string UnknownCode = "field.unknown-code";

    public static IRuleBuilderOptionsConditions<T, string?> MustSay<T>(this IRuleBuilder<T, string?> rule, int maxLength, bool lines = false) =>
        rule.Custom((text, context) => Check(text, maxLength, lines, isRequired: true, context));

    public static IRuleBuilderOptionsConditions<T, string?> MaySay<T>(this IRuleBuilder<T, string?> rule, int maxLength, bool lines = false) =>
        rule.Custom((text, context) => Check(text, maxLength, lines, isRequired: false, context));

    /// <summary>A date in EDTF; nothing at all only where it may be left out.</summary>
    public static IRuleBuilderOptionsConditions<T, string?> Dated<T>(this IRuleBuilder<T, string?> rule, bool isRequired = true) =>
        rule.Custom((text, context) =>
        {
            if (Problem(text, isRequired) is { } problem) context.AddFailure(problem);
        });

    /// <summary>The code of one of the enumeration's values.</summary>
    public static IRuleBuilderOptions<T, string> Names<T, TEnum>(this IRuleBuilder<T, string> rule) where TEnum : struct, Enum =>
        rule.Must(code => Code.TryTo<TEnum>(code, out _)).WithMessage(UnknownCode);

    /// <summary>In the form in which it is kept; null where nothing was written.</summary>
    public static string? Kept(string? typed, bool lines = false) =>
        typed is null || PlainText.Clean(typed, lines) is not { Length: > 0 } clean ? null : clean;

    /// <summary>What is wrong with a text that may be left out; null when nothing is.</summary>
    public static ValidationFailure? Problem(string? text, int maxLength, bool lines = false)
    {
        if (text is not null && PlainText.Problem(text, lines) is { } problem) return new ValidationFailure("", problem);

        var length = Kept(text, lines)?.Length ?? 0;
        return length <= maxLength ? null : new ValidationFailure("", "field.too-long")
        {
            FormattedMessagePlaceholderValues = new() { ["MaxLength"] = maxLength, ["TotalLength"] = length },
        };
    }

    private static void Check<T>(string? text, int maxLength, bool lines, bool isRequired, ValidationContext<T> context)
    {
        if (Problem(text, maxLength, lines) is { } problem)
        {
            problem.PropertyName = context.PropertyPath;
            context.AddFailure(problem);
        }
        else if (isRequired && Kept(text, lines) is null)
        {
            context.AddFailure("field.required");
        }
    }

    private static string? Problem(string? text, bool isRequired)
    {
        if (string.IsNullOrWhiteSpace(text)) return isRequired ? "field.required" : null;
        try
        {
            IncidentDate.Parse(text);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken.Rule;
        }
    }
}
