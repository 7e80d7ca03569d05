using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>
/// Records that may be of the event that a page tells of; model of <c>_LikeIncidents.cshtml</c>, which shows nothing where
/// there is none. It has forms of its own: to stand outside of the page's form.
/// </summary>
/// <param name="Of">The reference of the record that the page tells of; null for one that is not saved yet.</param>
/// <param name="MayCompare">The reader may open the page that compares two records.</param>
public sealed record LikeRecords(IReadOnlyList<LikeIncident> Found, Glossary Glossary, string? Of = null, bool MayCompare = false)
{
    /// <summary>Why, in words; such as "same name: Al-Haq".</summary>
    public string Words(LikenessReason reason, IStringLocalizer<Texts> texts) => reason.Kind switch
    {
        LikenessKind.SameType => texts["like.same-type", Glossary.Label("act-type", reason.What)],
        LikenessKind.SameCountry => texts["like.same-country", Glossary.Label("country", reason.What)],
        LikenessKind.SharedName => texts["like.shared-name", reason.What ?? ""],
        LikenessKind.SimilarName => texts["like.similar-name", reason.What ?? ""],
        LikenessKind.SameTown => texts["like.same-town", reason.What ?? ""],
        _ => texts[$"like.{Code.Of(reason.Kind)}"],
    };
}
