using System.Globalization;
using FluentValidation.Resources;
using IncidentRegister.Application;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Http;

/// <summary>
/// What validators say, from our own texts: the library's sentences name properties, and speak to programmers. Its
/// placeholders (<c>{MaxLength}</c>) stay in our texts as they are.
/// </summary>
public sealed class FieldMessages(IStringLocalizer<Texts> texts) : ILanguageManager
{
    public bool Enabled { get; set; } = true;

    /// <summary>Not used: the culture of the request is the culture of its errors.</summary>
    public CultureInfo? Culture { get; set; }

    public string GetString(string key, CultureInfo? culture = null) => texts[KeyOf(key)].Value;

    private static string KeyOf(string validator) => validator switch
    {
        "NotEmptyValidator" or "NotNullValidator" => "field.required",
        "EmptyValidator" or "NullValidator" => "field.must-be-empty",
        "MaximumLengthValidator" => "field.too-long",
        "MinimumLengthValidator" => "field.too-short",
        "LengthValidator" => "field.wrong-length",
        "ExactLengthValidator" => "field.wrong-exact-length",
        "EmailValidator" => "field.not-an-email",
        "EnumValidator" or "StringEnumValidator" => "field.not-a-choice",
        "GreaterThanOrEqualValidator" => "field.too-small",
        "LessThanOrEqualValidator" => "field.too-large",
        "InclusiveBetweenValidator" => "field.out-of-range",
        "EqualValidator" => "field.not-equal",
        _ => "field.not-understood",
    };
}
