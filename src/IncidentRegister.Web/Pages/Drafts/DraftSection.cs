using IncidentRegister.Web.Pages.Incidents;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>One page of a report. They can be filled in any order.</summary>
/// <param name="Code">Last part of its address; its name is the text <c>draft.section.{Code}</c>.</param>
/// <param name="Partial">Shows its fields.</param>
/// <param name="Fields">First parts of the paths of its fields.</param>
public sealed record DraftSection(string Code, string Partial, params string[] Fields)
{
    public static IReadOnlyList<DraftSection> All { get; } =
    [
        new("what", "_WhatHappened", "Kind", "Title", "Account", "Language", "Acts"),
        new("when", "_WhenAndWhere", "Occurred", "Country", "Town", "TownVisibility", "Situation"),
        new("targets", "_Targets", "Targets"),
        new("actors", "_Actors", "Actors"),
        new("evidence", "_Sources", "Sources"),
        new("sharing", "_SharingAndConsent", "Severity", "Handling", "Consent"),
    ];

    /// <summary>The section that files belong to, too.</summary>
    public static DraftSection Evidence { get; } = All.Single(s => s.Code == "evidence");

    public string TextKey => $"draft.section.{Code}";

    /// <summary>From one, as people count.</summary>
    public int Number => All.TakeWhile(s => s != this).Count() + 1;

    public DraftSection? Next => All.ElementAtOrDefault(Number);

    public static DraftSection? Find(string code) => All.FirstOrDefault(s => s.Code == code);

    /// <param name="path">Path of a field, such as <c>Acts[0].Type</c>.</param>
    public bool Holds(string path) => Fields.Any(f =>
        path.StartsWith(f, StringComparison.Ordinal) && (path.Length == f.Length || path[f.Length] is '.' or '['));

    /// <summary>Takes this section's answers over into a whole form.</summary>
    public void Take(IncidentForm whole, IncidentForm typed)
    {
        switch (Code)
        {
            case "what":
                (whole.Kind, whole.Title, whole.Account, whole.Language, whole.Acts) =
                    (typed.Kind, typed.Title, typed.Account, typed.Language, typed.Acts);
                break;
            case "when":
                (whole.Occurred, whole.Country, whole.Town, whole.TownVisibility, whole.Situation) =
                    (typed.Occurred, typed.Country, typed.Town, typed.TownVisibility, typed.Situation);
                break;
            case "targets":
                whole.Targets = typed.Targets;
                break;
            case "actors":
                whole.Actors = typed.Actors;
                break;
            case "evidence":
                whole.Sources = typed.Sources;
                break;
            case "sharing":
                (whole.Severity, whole.Handling, whole.Consent) = (typed.Severity, typed.Handling, typed.Consent);
                break;
            default:
                throw new InvalidOperationException($"No section {Code}.");
        }
    }
}
