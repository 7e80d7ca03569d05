using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Cases;

/// <summary>Cases that somebody ticked in a list, found among those that this person sees.</summary>
public static class ChosenCases
{
    /// <summary>How many are taken at once.</summary>
    public const int Most = 200;

    /// <summary>In the form in which it is kept; null where it is no reference.</summary>
    internal static string? Reference(string? typed) =>
        Domain.Incidents.Reference.TryParse(typed, out var parsed) ? parsed.ToString() : null;

    internal static IQueryable<Incident> Chosen(this RegisterDbContext db, CurrentUser user, IEnumerable<string?> references)
    {
        var known = references.OfType<string>().Distinct().ToList();
        return db.Incidents.VisibleTo(user).Where(i => known.Contains(i.Reference)).OrderBy(i => i.Id).Top(Most);
    }

    /// <summary>At least one, and no more than are taken at once.</summary>
    internal static IRuleBuilderOptions<T, IReadOnlyList<TCase>> SomeCases<T, TCase>(this IRuleBuilder<T, IReadOnlyList<TCase>> rule) => rule
        .Must(c => c.Count > 0).WithMessage("case.none-chosen")
        .Must(c => c.Count <= Most).WithMessage("case.too-many-chosen");
}
