using static IncidentRegister.Application.Security.Role;

namespace IncidentRegister.Application.Security;

/// <summary>The whole table of role and policy. A request names one of these, or it does not compile.</summary>
public static class Policies
{
    public static readonly Policy Anyone = For(nameof(Anyone), Door, Reporter, Lead, Liaison, Member, Administrator);
    public static readonly Policy AtTheDoor = For(nameof(AtTheDoor), Door);
    public static readonly Policy SignedIn = For(nameof(SignedIn), Reporter, Lead, Liaison, Member, Administrator);
    public static readonly Policy LogIncidents = For(nameof(LogIncidents), Reporter, Lead);
    public static readonly Policy PassOnReports = For(nameof(PassOnReports), Lead);
    public static readonly Policy ReadIncidents = For(nameof(ReadIncidents), Reporter, Lead, Liaison);
    public static readonly Policy MergeIncidents = For(nameof(MergeIncidents), Lead, Liaison);
    public static readonly Policy BringEvidence = For(nameof(BringEvidence), Reporter, Lead, Liaison);
    public static readonly Policy TendEvidence = For(nameof(TendEvidence), Custodian);
    public static readonly Policy ReviewCases = For(nameof(ReviewCases), Liaison);
    public static readonly Policy ReadStatements = For(nameof(ReadStatements), Reporter, Lead, Liaison, Member);
    public static readonly Policy WorkOnStatements = For(nameof(WorkOnStatements), Liaison);
    public static readonly Policy ReadResponses = For(nameof(ReadResponses), Reporter, Lead, Liaison, Member);
    public static readonly Policy RecordResponses = For(nameof(RecordResponses), Liaison);
    public static readonly Policy ReadVocabularies = For(
        nameof(ReadVocabularies), Door, Reporter, Lead, Liaison, Member, Administrator, Operator);
    public static readonly Policy KeepVocabularies = For(nameof(KeepVocabularies), Administrator, Operator);
    public static readonly Policy KeepParties = For(nameof(KeepParties), Liaison, Operator);
    public static readonly Policy ReadReleases = For(nameof(ReadReleases), Reporter, Lead, Liaison, Member, Administrator);
    public static readonly Policy PrepareReleases = For(nameof(PrepareReleases), Lead, Liaison);
    public static readonly Policy ApproveReleases = Proven(nameof(ApproveReleases), Lead, Liaison);
    public static readonly Policy WithdrawReleases = Proven(nameof(WithdrawReleases), Lead, Liaison);
    public static readonly Policy ReadPublicPage = For(nameof(ReadPublicPage), Visitor);
    public static readonly Policy KeepPublicPage = Proven(nameof(KeepPublicPage), Administrator);
    public static readonly Policy SendMail = For(nameof(SendMail), Postman);
    public static readonly Policy TendDeliveries = For(nameof(TendDeliveries), Liaison, Administrator);
    public static readonly Policy ChooseNotices = For(nameof(ChooseNotices), Reporter, Lead, Liaison);
    public static readonly Policy TellOverdue = For(nameof(TellOverdue), Timekeeper);
    public static readonly Policy HandOutRuns = For(nameof(HandOutRuns), Timekeeper);
    public static readonly Policy KeepPeople = Proven(nameof(KeepPeople), Administrator, Operator);

    public static readonly Policy KeepReports = For(nameof(KeepReports), Reporter, Lead, Liaison, Member);
    public static readonly Policy TendReports = For(nameof(TendReports), Administrator);
    public static readonly Policy KeepRecipientGroups = For(nameof(KeepRecipientGroups), Liaison, Administrator);
    public static readonly Policy RunReports = For(nameof(RunReports), Clerk, Operator);

    public static readonly Policy KeepCalendar = For(nameof(KeepCalendar), Administrator);

    /// <summary>What cannot be taken back, or lets somebody in.</summary>
    private static Policy Proven(string name, params Role[] roles) => For(name, roles) with { NeedsFreshProof = true };

    private static Policy For(string name, params Role[] roles) => new(name, roles.ToHashSet());
}
