using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Application.Statements;

/// <summary>Lists that are typed into one field, and what the register cannot make sense of in them.</summary>
internal static class Typing
{
    /// <param name="value">What was typed, for the sentence to name.</param>
    public static ValidationException Refused(string field, string key, string? value = null) => new([Failure(field, key, value)]);

    /// <summary>Names, keys or ids of parties, at most so many of them.</summary>
    public static IRuleBuilderOptionsConditions<T, IReadOnlyList<string>> MeansParties<T>(
        this IRuleBuilder<T, IReadOnlyList<string>> rule, int most) => rule.Custom((typed, context) =>
        {
            if (typed.Count > most) context.AddFailure("party.too-many");
            foreach (var name in typed.Where(n => string.IsNullOrWhiteSpace(n) || n.Length > PartyName.TextMaxLength
                || PlainText.Problem(n, allowNewLines: false) is not null).Take(1))
                context.AddFailure(Failure(context.PropertyPath, "party.not-known", Shortened(name)));
        });

    /// <summary>A statement's text; what cannot be one is refused beside its field.</summary>
    /// <exception cref="ValidationException">A paragraph is too long, or a character cannot be kept.</exception>
    public static StatementText Text(string field, Func<StatementText> read)
    {
        try
        {
            var text = read();
            return text.Paragraphs.Any(p => p.Text.Length > StatementVersion.ParagraphMaxLength)
                ? throw Refused(field, "statement.paragraph-too-long")
                : text;
        }
        catch (RuleBrokenException broken)
        {
            throw Refused(field, broken.Rule);
        }
    }

    private static ValidationFailure Failure(string field, string key, string? value) => new(field, key)
    {
        FormattedMessagePlaceholderValues = new() { ["Value"] = value ?? "" },
    };

    /// <summary>What cannot be stored may not be shown either.</summary>
    public static string Shortened(string name) => string.Concat(
        name.EnumerateRunes().Take(40).Where(r => !System.Text.Rune.IsControl(r)).Select(r => r.ToString()));
}
