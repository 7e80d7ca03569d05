using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>
/// The steps that a liaison can take with a case as it stands; model of <c>_ReviewActions.cshtml</c>. Every form is sent
/// to <c>/queue/{reference}</c>, which shows it again when something is wrong with it.
/// </summary>
public sealed record ReviewActions(string Reference, CaseStatus Status, ReviewForm Form, IReadOnlyList<FieldOption> Grades)
{
    public required IReadOnlyList<FieldOption> DeclineReasons { get; init; }

    /// <summary>How severe the case is now, and what it can be.</summary>
    public required Severity Severity { get; init; }
    public required IReadOnlyList<FieldOption> Severities { get; init; }

    /// <summary>There is a decision; it can still be taken back.</summary>
    public bool IsOver => Status is CaseStatus.Verified or CaseStatus.Declined or CaseStatus.Closed;
    public bool CanClaim => Status == CaseStatus.Submitted;
    public bool CanVerify => Status == CaseStatus.InReview;
    public bool CanAsk => Status is CaseStatus.InReview or CaseStatus.NeedsInformation;
    public bool CanDecline => Status is CaseStatus.Submitted or CaseStatus.InReview;
    public bool CanRegrade => Status is CaseStatus.Submitted or CaseStatus.InReview or CaseStatus.NeedsInformation;
    public bool CanClose => Status == CaseStatus.Verified;
    public bool CanReopen => IsOver;

    /// <summary>For the page of the incident, with empty forms.</summary>
    /// <param name="incident">As the page shows it.</param>
    /// <param name="texts">In the language of the page.</param>
    public static ReviewActions For(IncidentSheet incident, Glossary glossary, IStringLocalizer texts) => For(
        incident.Reference, incident.Case.Status, incident.Severity,
        new ReviewForm { Version = incident.Version, HistoryVersion = incident.History.Count }, glossary, texts);

    internal static ReviewActions For(
        string reference, CaseStatus status, Severity severity, ReviewForm form, Glossary glossary, IStringLocalizer texts) =>
        new(reference, status, form,
            Options("verification", texts, Verification.Verified, Verification.Corroborated, Verification.Disputed))
        {
            DeclineReasons = [.. glossary.Terms(DeclineIncident.Reasons).Select(t => new FieldOption(t.Code, t.Label, t.Definition))],
            Severity = severity,
            Severities = Options("severity", texts, [.. Enum.GetValues<Severity>().OrderDescending()]),
        };

    private static FieldOption[] Options<T>(string prefix, IStringLocalizer texts, params IEnumerable<T> values) where T : struct, Enum =>
        [.. values.Select(v => Code.Of(v)).Select(code => new FieldOption(code, texts[$"{prefix}.{code}"]))];
}

/// <summary>What the forms of a review are filled with; each uses some of it.</summary>
public sealed class ReviewForm
{
    public long Version { get; set; }

    /// <summary>How many steps of the case the form was shown with: those behind them came in the meantime.</summary>
    public int? HistoryVersion { get; set; }

    /// <summary>Code of corroborated, verified or disputed.</summary>
    public string? Grade { get; set; }
    public string? Grounds { get; set; }
    public string? ReasonCode { get; set; }
    public string? Reason { get; set; }

    /// <summary>A question to the reporter.</summary>
    public string? Text { get; set; }

    /// <summary>Id of who is to review it.</summary>
    public Guid? Liaison { get; set; }

    /// <summary>Code of the severity that the case is to have.</summary>
    public string? Severity { get; set; }

    /// <summary>For those who review.</summary>
    public string? Note { get; set; }

    /// <summary>Said when a case is closed.</summary>
    public string? Remark { get; set; }
}
