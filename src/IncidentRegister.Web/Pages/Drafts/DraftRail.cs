using FluentValidation.Results;
using IncidentRegister.Application.Drafts;
using IncidentRegister.Web.Pages.Incidents;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>The list of sections beside a draft, each with what is left to do; model of <c>_Rail.cshtml</c>.</summary>
/// <param name="Current">Null on the page that checks all.</param>
public sealed record DraftRail(DraftSheet Sheet, DraftSection? Current, IReadOnlyList<DraftRailLine> Lines)
{
    public static DraftRail For(
        DraftSheet sheet, IncidentForm form, DraftSection? current, IReadOnlyList<ValidationFailure> problems) => new(
        sheet, current,
        [.. DraftSection.All.Select(section => new DraftRailLine(
            section, problems.Count(p => section.Holds(p.PropertyName)),
            IsTouched(section, form) || (section == DraftSection.Evidence && sheet.Files.Count > 0)))]);

    // A section that still is as an empty form has it was not looked at yet.
    private static bool IsTouched(DraftSection section, IncidentForm form)
    {
        var (empty, own) = (new IncidentForm(), new IncidentForm());
        section.Take(own, form);
        return DraftTexts.Of(own.WithoutEmptyItems()) != DraftTexts.Of(empty.WithoutEmptyItems());
    }
}

/// <param name="Problems">How many answers are missing or wrong.</param>
public sealed record DraftRailLine(DraftSection Section, int Problems, bool IsTouched);
