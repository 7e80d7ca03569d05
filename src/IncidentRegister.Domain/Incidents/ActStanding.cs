namespace IncidentRegister.Domain.Incidents;

/// <summary>A stage as it was told, and when it was recorded (UTC).</summary>
public sealed record RecordedStage(StageKind Kind, IncidentDate Date, DateTimeOffset RecordedAt);

/// <summary>
/// How an act stood on a day: "in force on the statement's date, lifted today". Two clocks are kept apart: the day on
/// which it stood so, and the instant up to which the register had been told.
/// </summary>
/// <param name="Stage">The last stage that had begun; null where none had, or the days of all are not known.</param>
/// <param name="IsCertain">
/// False where a vague date lets it be otherwise: the stage may have begun only later, or a stage of no known day may
/// have begun already.
/// </param>
public sealed record ActStanding(StageKind? Stage, bool IsCertain)
{
    /// <summary>It bound somebody on that day; what was done once and for all does not.</summary>
    public bool IsInForce => Stage is StageKind.InForce or StageKind.Extended or StageKind.PartiallyLifted;

    /// <summary>It had ended, or was not applied.</summary>
    public bool IsOver => Stage is StageKind.Suspended or StageKind.Lifted or StageKind.Expired or StageKind.Quashed;

    /// <param name="stages">In the order in which they were told; it decides between two of one day.</param>
    /// <param name="recordedBefore">Stages that were recorded at this instant or later were not known; null: all are.</param>
    public static ActStanding On(
        IEnumerable<RecordedStage> stages, DateOnly day, DateTimeOffset? recordedBefore = null)
    {
        var known = stages.Where(s => recordedBefore is not { } before || s.RecordedAt < before).ToList();
        var begun = known.Where(s => Start(s.Date) <= day).ToList();
        var last = begun.Count == 0 ? null : begun.Aggregate((a, b) => Start(b.Date) >= Start(a.Date) ? b : a);

        var mayHaveBegunLater = last?.Date.To > day || (last is not null && last.Date.To is null && !IsSince(last.Date));
        var mayHaveBegunAlready = known.Exists(s => Start(s.Date) is null);
        return new ActStanding(last?.Kind, !mayHaveBegunLater && !mayHaveBegunAlready);
    }

    // "Before 2024" has no first day and may be long ago; its last day is the only one by which it had surely begun.
    private static DateOnly? Start(IncidentDate date) => date.From ?? date.To;

    // "Since 12 May 2024" has no end, and began on its first day.
    private static bool IsSince(IncidentDate date) => date.From is not null && date.To is null;
}
