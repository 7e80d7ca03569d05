namespace IncidentRegister.Domain.Mentions;

/// <summary>
/// By what terms incidents and statements are found in an index for each other: names, numbers of instruments, acts of
/// States, words of titles, folded and read as <see cref="MentionFinder"/> reads them. Pure; safe for any number of threads.
/// A word that is no name, number, act, State or long word of a title is no term.
/// </summary>
public sealed class CandidateTerms
{
    /// <summary>
    /// More candidates than this are not worth the finder's time: among a hundred thousand others, three thousand of them
    /// hold no more of what is spoken of than a hundred and twenty do.
    /// </summary>
    public const int MostCandidates = 150;

    /// <summary>What every incident and every statement is stored by; it tells that they are.</summary>
    public static int OfAll { get; } = TermNumber.Of(TermKind.Any).Value;

    /// <summary>Of one text, however long.</summary>
    internal const int MostQuestions = 3000;

    private readonly IncidentTerms incidents;
    private readonly StatementTerms statements;

    public CandidateTerms(Lexicon lexicon)
    {
        var known = new KnownNames(lexicon);
        (incidents, statements) = (new IncidentTerms(known), new StatementTerms(known));
    }

    public static CandidateTerms Standard { get; } = new(Lexicon.Standard);

    /// <summary>The day from which an incident is spoken of; one without a date counts as older than all others.</summary>
    public static DateOnly KnownFrom(IncidentSketch incident) => ToldDates.Of(incident).KnownFrom ?? DateOnly.MinValue;

    /// <summary>What is stored of an incident, in no order.</summary>
    public IReadOnlyCollection<int> Of(IncidentSketch incident) => incidents.Of(incident);

    /// <summary>What is stored of a statement, in no order.</summary>
    public IReadOnlyCollection<int> Of(StatementSketch statement) => statements.Of(statement);

    /// <summary>What a statement asks the incidents for. Empty for a text without any term.</summary>
    public IReadOnlyCollection<CandidateQuestion> AskedBy(StatementSketch statement) => statements.Asked(statement);

    /// <summary>What an incident asks the statements for.</summary>
    public IReadOnlyCollection<CandidateQuestion> AskedBy(IncidentSketch incident) => incidents.Asked(incident);

    /// <summary>
    /// Names that no statement is stored by, because the lexicon does not know them: to be looked for as words.
    /// </summary>
    public IReadOnlyList<string> UnknownNames(IncidentSketch incident) => incidents.UnknownNames(incident);
}
