using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Reports;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Responses;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Releases;
using IncidentRegister.Domain.Reports;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;

namespace IncidentRegister.Application.Data;

/// <summary>
/// The register's tables. Never used outside of <c>Pipeline/Transact</c>: without the security context that it sets
/// first, the database shows no row of an organisation.
/// </summary>
public sealed class RegisterDbContext(DbContextOptions<RegisterDbContext> options) : DbContext(options)
{
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Invitation> Invitations => Set<Invitation>();
    public DbSet<PasswordReset> PasswordResets => Set<PasswordReset>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<NoticeChoices> NoticeChoices => Set<NoticeChoices>();
    public DbSet<OverdueNotice> OverdueNotices => Set<OverdueNotice>();
    public DbSet<Term> Terms => Set<Term>();
    public DbSet<Party> Parties => Set<Party>();
    public DbSet<PartyName> PartyNames => Set<PartyName>();
    public DbSet<Incident> Incidents => Set<Incident>();
    public DbSet<Act> Acts => Set<Act>();
    public DbSet<ActStage> ActStages => Set<ActStage>();
    public DbSet<Target> Targets => Set<Target>();
    public DbSet<TargetIdentity> TargetIdentities => Set<TargetIdentity>();
    public DbSet<Involvement> Involvements => Set<Involvement>();
    public DbSet<Source> Sources => Set<Source>();
    public DbSet<IncidentRelation> IncidentRelations => Set<IncidentRelation>();
    public DbSet<Consent> Consents => Set<Consent>();
    public DbSet<Draft> Drafts => Set<Draft>();
    public DbSet<DraftFile> DraftFiles => Set<DraftFile>();
    public DbSet<IncidentMerge> IncidentMerges => Set<IncidentMerge>();
    public DbSet<MentionRun> MentionRuns => Set<MentionRun>();
    public DbSet<CaseEvent> CaseEvents => Set<CaseEvent>();
    public DbSet<CaseNote> CaseNotes => Set<CaseNote>();
    public DbSet<ClockRun> ClockRuns => Set<ClockRun>();
    public DbSet<WorkCalendar> WorkCalendars => Set<WorkCalendar>();
    public DbSet<SavedView> SavedViews => Set<SavedView>();
    public DbSet<LastVisit> LastVisits => Set<LastVisit>();
    public DbSet<IncidentReading> IncidentReadings => Set<IncidentReading>();
    public DbSet<PossibleDuplicate> PossibleDuplicates => Set<PossibleDuplicate>();
    public DbSet<Question> Questions => Set<Question>();
    public DbSet<EvidenceFile> EvidenceFiles => Set<EvidenceFile>();
    public DbSet<CustodyEntry> CustodyEntries => Set<CustodyEntry>();
    public DbSet<Statement> Statements => Set<Statement>();
    public DbSet<StatementParty> StatementParties => Set<StatementParty>();
    public DbSet<StatementVersion> StatementVersions => Set<StatementVersion>();
    public DbSet<VersionParagraph> Paragraphs => Set<VersionParagraph>();
    public DbSet<VersionOriginal> VersionOriginals => Set<VersionOriginal>();
    public DbSet<PassageMove> PassageMoves => Set<PassageMove>();
    public DbSet<Passage> Passages => Set<Passage>();
    public DbSet<Mention> Mentions => Set<Mention>();
    public DbSet<IncidentAlias> IncidentAliases => Set<IncidentAlias>();
    public DbSet<StrategyMeasure> StrategyMeasures => Set<StrategyMeasure>();
    public DbSet<Ask> Asks => Set<Ask>();
    public DbSet<AskIncident> AskIncidents => Set<AskIncident>();
    public DbSet<AskRefusal> AskRefusals => Set<AskRefusal>();
    public DbSet<AskStep> AskSteps => Set<AskStep>();
    public DbSet<Response> Responses => Set<Response>();
    public DbSet<ResponseIncident> ResponseIncidents => Set<ResponseIncident>();
    public DbSet<ResponseParty> ResponseParties => Set<ResponseParty>();
    public DbSet<Fulfilment> Fulfilments => Set<Fulfilment>();
    public DbSet<Announcement> Announcements => Set<Announcement>();
    public DbSet<AnnouncementIncident> AnnouncementIncidents => Set<AnnouncementIncident>();
    public DbSet<AnnouncedAsk> AnnouncedAsks => Set<AnnouncedAsk>();
    public DbSet<AnnouncementEnd> AnnouncementEnds => Set<AnnouncementEnd>();
    public DbSet<AskSpan> AskSpans => Set<AskSpan>();
    public DbSet<AskTally> AskTallies => Set<AskTally>();
    public DbSet<CountedSpan> CountedSpans => Set<CountedSpan>();
    public DbSet<KeptCount> Counts => Set<KeptCount>();
    public DbSet<LedgerGap> LedgerGaps => Set<LedgerGap>();
    public DbSet<Standing> Standings => Set<Standing>();
    public DbSet<ReleaseProposal> ReleaseProposals => Set<ReleaseProposal>();
    public DbSet<PublicPage> PublicPages => Set<PublicPage>();
    public DbSet<Release> Releases => Set<Release>();
    public DbSet<ReleaseOrigin> ReleaseOrigins => Set<ReleaseOrigin>();
    public DbSet<ReleaseWithdrawal> ReleaseWithdrawals => Set<ReleaseWithdrawal>();
    public DbSet<LedgerLine> ReleaseLedger => Set<LedgerLine>();
    public DbSet<FeedAddress> FeedAddresses => Set<FeedAddress>();
    public DbSet<Clearance> Clearances => Set<Clearance>();
    public DbSet<Report> Reports => Set<Report>();
    public DbSet<ReportRecipient> ReportRecipients => Set<ReportRecipient>();
    public DbSet<ReportRun> ReportRuns => Set<ReportRun>();
    public DbSet<RecipientGroup> RecipientGroups => Set<RecipientGroup>();
    public DbSet<RecipientGroupMember> RecipientGroupMembers => Set<RecipientGroupMember>();
    public DbSet<Delivery> Deliveries => Set<Delivery>();
    public DbSet<UnsubscribeLink> UnsubscribeLinks => Set<UnsubscribeLink>();
    public DbSet<ReportStop> ReportStops => Set<ReportStop>();

    /// <summary>To be said first by whoever makes a context, so that all of them share one model.</summary>
    public static void Warnings(WarningsConfigurationBuilder warnings) =>
        // Parts that were taken back stay out of every query, with the rows that hang on them.
        warnings.Ignore(CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<IncidentDate>().HaveConversion<IncidentDateConverter>().HaveMaxLength(IncidentDate.TextMaxLength);
        configurationBuilder.Properties<Dictionary<string, string>>()
            .HaveConversion<JsonConverter, JsonComparer>().HaveColumnType("jsonb");

        foreach (var type in typeof(Incident).Assembly.GetTypes().Append(typeof(Security.Role)).Append(typeof(MailState)).Where(t => t.IsEnum))
            configurationBuilder.Properties(type).HaveConversion(typeof(CodeConverter<>).MakeGenericType(type)).HaveMaxLength(30);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(RegisterDbContext).Assembly);
        modelBuilder.UseSnakeCaseNames();
    }
}

internal static class RegisterDbContextOptions
{
    /// <summary>
    /// EF Core keeps one model and its compiled queries for all contexts that are made alike; else it makes them anew, which takes a
    /// second and 30 MB. So on a connection of the source, since each source would count as another database, and warnings first,
    /// since the order counts too.
    /// </summary>
    public static TBuilder UseRegister<TBuilder>(this TBuilder options, NpgsqlDataSource source) where TBuilder : DbContextOptionsBuilder
    {
        options.ConfigureWarnings(RegisterDbContext.Warnings).UseNpgsql(source.CreateConnection(), contextOwnsConnection: true);
        return options;
    }
}
