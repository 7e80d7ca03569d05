using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>
/// The steps that a liaison can take with a case as it stands; model of <c>_ReviewActions.cshtml</c>. Every form is sent
/// to <c>/queue/{reference}</c>, which shows it again when something is wrong with it.
/// </summary>
public sealed record ReviewActions(string Reference, CaseStatus Status, ReviewForm Form, IReadOnlyList<FieldOption> Grades)
{
    public required IReadOnlyList<FieldOption> DeclineReasons { get; init; }

    public bool IsOver => !(CanClaim || CanVerify || CanAsk || CanDecline);
    public bool CanClaim => Status == CaseStatus.Submitted;
    public bool CanVerify => Status == CaseStatus.InReview;
    public bool CanAsk => Status is CaseStatus.InReview or CaseStatus.NeedsInformation;
    public bool CanDecline => Status is CaseStatus.Submitted or CaseStatus.InReview;

    /// <summary>For the page of the incident, with empty forms.</summary>
    /// <param name="version">The version of the incident that the page shows.</param>
    /// <param name="gradeLabel">The label of a grade's code, in the language of the page.</param>
    public static ReviewActions For(
        string reference, CaseStatus status, long version, Glossary glossary, Func<string, string> gradeLabel) =>
        For(reference, status, new ReviewForm { Version = version }, glossary, gradeLabel);

    internal static ReviewActions For(
        string reference, CaseStatus status, ReviewForm form, Glossary glossary, Func<string, string> gradeLabel) =>
        new(reference, status, form,
            [.. new[] { Verification.Verified, Verification.Corroborated, Verification.Disputed }
                .Select(Code.Of).Select(code => new FieldOption(code, gradeLabel(code)))])
        {
            DeclineReasons = [.. glossary.Terms(DeclineIncident.Reasons).Select(t => new FieldOption(t.Code, t.Label, t.Definition))],
        };
}

/// <summary>What the forms of a review are filled with; each uses some of it.</summary>
public sealed class ReviewForm
{
    public long Version { get; set; }

    /// <summary>Code of corroborated, verified or disputed.</summary>
    public string? Grade { get; set; }
    public string? Grounds { get; set; }
    public string? ReasonCode { get; set; }
    public string? Reason { get; set; }

    /// <summary>A question to the reporter.</summary>
    public string? Text { get; set; }

    /// <summary>Id of who is to review it.</summary>
    public Guid? Liaison { get; set; }
}
