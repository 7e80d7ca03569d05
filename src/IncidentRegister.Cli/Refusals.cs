using System.Globalization;
using System.Resources;
using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using Npgsql;

namespace IncidentRegister.Cli;

/// <summary>What an operator is told when a command is refused: one line, in English.</summary>
internal static class Refusals
{
    private static readonly ResourceManager Sentences = new(typeof(Texts));

    /// <returns>Null for a mistake of ours, which should be seen whole.</returns>
    public static string? Sentence(Exception refusal) => refusal switch
    {
        ValidationException { Errors: var errors } when errors.FirstOrDefault() is { } first =>
            $"{first.PropertyName}: {Text(first.ErrorMessage)}",
        RuleBrokenException broken => Text(broken.Rule),
        NotFoundException => "Not found.",
        { InnerException: PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } } => "It stands already.",
        InvalidOperationException or TimeoutException => refusal.Message,
        _ when Unavailability.IsMeantBy(refusal) => $"The database cannot be used: {refusal.GetBaseException().Message}",
        _ => null,
    };

    /// <summary>The same words without line breaks.</summary>
    public static string OneLine(string sentence) =>
        string.Join(' ', sentence.Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));

    private static string Text(string key) => Sentences.GetString(key, CultureInfo.InvariantCulture) ?? key;
}
