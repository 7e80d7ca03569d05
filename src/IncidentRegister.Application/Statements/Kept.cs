using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Application.Statements;

/// <summary>What people type about statements and responses: its form, and how it is kept.</summary>
internal static class Kept
{
    /// <summary>In the form in which it is kept; null where nothing was written.</summary>
    public static string? Line(string? typed) => Clean(typed, keepNewLines: false);

    /// <inheritdoc cref="Line"/>
    public static string? Lines(string? typed) => Clean(typed, keepNewLines: true);

    /// <summary>A date in EDTF that must be there.</summary>
    public static IRuleBuilderOptionsConditions<T, string> Edtf<T>(this IRuleBuilder<T, string> rule) =>
        rule.Custom((typed, context) =>
        {
            if (string.IsNullOrWhiteSpace(typed)) context.AddFailure("field.required");
            else if (ProblemOf(typed) is { } problem) context.AddFailure(problem);
        });

    /// <summary>The code of one of the enumeration's values.</summary>
    public static IRuleBuilderOptions<T, string> CodeOf<T, TEnum>(this IRuleBuilder<T, string> rule)
        where TEnum : struct, Enum =>
        rule.Must(code => Code.TryTo<TEnum>(code, out _)).WithMessage("field.not-a-choice");

    private static string? Clean(string? typed, bool keepNewLines) =>
        typed is not null && PlainText.Clean(typed, keepNewLines) is { Length: > 0 } clean ? clean : null;

    private static string? ProblemOf(string typed)
    {
        try
        {
            IncidentDate.Parse(typed);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken.Rule;
        }
    }
}
