using IncidentRegister.Application;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>What was told, as people read it: a code by its label, a date in words, anything else as it stands.</summary>
public sealed class ToldWords(DateWords dates, FieldLabels labels, IStringLocalizer<Texts> texts)
{
    private static readonly Dictionary<string, string> Vocabularies = new()
    {
        ["Acts.Type"] = "act-type",
        ["Acts.Stages.Kind"] = "stage",
        ["Targets.Category"] = "target-category",
        ["Targets.Naming"] = "naming",
        ["Actors.Kind"] = "actor-kind",
        ["Actors.Claim"] = "claim-status",
        ["Actors.Attribution"] = "attribution",
        ["Country"] = "country",
        ["Situation"] = "situation",
        ["Severity"] = "severity",
        ["Language"] = "language",
        ["Sources.Language"] = "language",
    };

    /// <summary>What a field is called.</summary>
    /// <param name="field">Its path, such as <c>Acts[0].Type</c> or <c>Consent.coalition.names</c>.</param>
    public string Label(string field) => field.Split('.') is ["Consent", var audience, var part]
        ? texts["consent.cell", texts[$"consent.audience.{audience}"].Value, texts[$"consent.part.{part}"].Value]
        : labels.Of(field) ?? field;

    /// <param name="kind">Path of the field, without the numbers of items.</param>
    public string Of(string kind, string? told, Glossary glossary) => told is null ? "–" : kind switch
    {
        "Occurred" or "Acts.Stages.Date" or "Sources.PublishedOn" => dates.Event(told),
        "Kind" => texts[$"incident.kind.{told}"],
        "TownVisibility" => texts[$"incident.town-visibility.{told}"],
        "Handling" => texts[$"incident.handling.{told}"],
        "Targets.Kind" => texts[$"incident.target-kind.{told}"],
        "Sources.Connection" => texts[$"incident.connection.{told}"],
        _ when kind.StartsWith("Consent.", StringComparison.Ordinal) => texts[$"consent.{told}"],
        _ when kind.StartsWith("Acts.Details.", StringComparison.Ordinal) && texts[$"answer.{told}"] is { ResourceNotFound: false } answer => answer,
        _ => Vocabularies.TryGetValue(kind, out var vocabulary) ? glossary.Label(vocabulary, told) : told,
    };
}
