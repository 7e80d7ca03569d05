namespace IncidentRegister.Benchmarks.Loading;

/// <summary>Incidents with what hangs on them, table by table.</summary>
internal sealed class MadeIncidents(int count, DateTimeOffset end, Codes codes)
{
    private static readonly string[] Namings = ["named", "described", "withheld"];

    private IEnumerable<MadeIncident> All => Enumerable.Range(0, count).Select(n => new MadeIncident(n, count, end));

    public async Task Load(Copy copy, CancellationToken ct)
    {
        await copy.Into("incidents", """
            id organisation_id author_id reference kind title account language occurred occurred_from occurred_to country
            town town_visibility situation severity first_severity verification handling reported_at recorded_at updated_at
            version act_types assignee_id decided_at decline_reason first_reviewed_at status submitted_at
            due_at due_clock
            """.ReplaceLineEndings(" "), All.Select(i => i.Incident(codes)), ct);
        await copy.Into("acts", "id incident_id organisation_id ordinal type method stated_reason", All.SelectMany(Acts), ct);
        await copy.Into("act_stages", "id act_id incident_id organisation_id ordinal kind date date_from date_to recorded_at",
            All.SelectMany(Stages), ct);
        await copy.Into("targets", "id incident_id organisation_id ordinal kind category role_at_time naming description",
            All.SelectMany(Targets), ct);
        await copy.Into("target_identities", "target_id incident_id organisation_id party_id name naming",
            All.SelectMany(Identities), ct);
        await copy.Into("involvements", "id incident_id organisation_id ordinal party_id kind claim attribution",
            All.Select(Involvement), ct);
        await copy.Into("sources", "id incident_id organisation_id ordinal title publisher connection reliability credibility",
            All.Select(Source), ct);
        await copy.Into("case_events", "id incident_id organisation_id kind status author_id at", All.SelectMany(Events), ct);
        await copy.Into("questions", "id incident_id organisation_id asked_by asked_at text",
            All.Where(i => i.Status == "needs-information").Select(Question), ct);
        await copy.Into("clock_runs", "id incident_id organisation_id kind round began_at ended_at rest",
            All.Where(i => i.IsOpen).SelectMany(Runs), ct);
    }

    private IEnumerable<object?[]> Acts(MadeIncident i) => Enumerable.Range(0, i.Acts).Select(n => new object?[]
        { Id(i, Row.Act, n), i.Id, i.OrganisationId, n + 1, i.ActType(codes, n), "By letter and by telephone", "As an answer" });

    private static IEnumerable<object?[]> Stages(MadeIncident i) =>
        from act in Enumerable.Range(0, i.Acts)
        from stage in Enumerable.Range(0, 1 + ((i.Number + act) % 2))
        let day = DateOnly.FromDateTime(i.RecordedAt.UtcDateTime).AddDays(stage - 20)
        select new object?[]
        {
            Id(i, Row.Stage, (act * 8) + stage), Id(i, Row.Act, act), i.Id, i.OrganisationId, stage + 1,
            stage == 0 ? "announced" : "carried-out", $"{day:yyyy-MM-dd}", day, day, i.RecordedAt,
        };

    private IEnumerable<object?[]> Targets(MadeIncident i) => Enumerable.Range(0, 2).Select(n => new object?[]
    {
        Id(i, Row.Target, n), i.Id, i.OrganisationId, n + 1, n == 0 ? "person" : "organisation",
        new Draw(i.Number + n).Of(codes["target-category"]), "Counsel", Naming(i, n), "somebody who helps the victims",
    });

    private IEnumerable<object?[]> Identities(MadeIncident i) => Enumerable.Range(0, 2).Select(n => new object?[]
    {
        Id(i, Row.Target, n), i.Id, i.OrganisationId, n == 1 ? new Draw(i.Number).Of(codes.Parties) : null,
        n == 0 ? $"Person {i.Number}" : null, Naming(i, n),
    });

    private object?[] Involvement(MadeIncident i) =>
    [
        Id(i, Row.Involvement, 0), i.Id, i.OrganisationId, 1, new Draw(i.Number).Skewed(codes.Parties),
        new Draw(i.Number).Of(codes["actor-kind"]), "alleged", new Draw(i.Number).Of(codes["attribution"]),
    ];

    private static object?[] Source(MadeIncident i) =>
    [
        Id(i, Row.Source, 0), i.Id, i.OrganisationId, 1, $"Newspaper of day {i.Number % 1000}", "The Example", "media", 'B', 2,
    ];

    private static IEnumerable<object?[]> Events(MadeIncident i)
    {
        List<(string Kind, string Status)> steps = [("logged", "draft")];
        if (i.Status != "draft") steps.Add(("submitted", "submitted"));
        if (i.Status is not ("draft" or "submitted")) steps.Add(("claimed", "in-review"));
        if (i.Status == "needs-information") steps.Add(("question-asked", "needs-information"));
        if (i.Status is "verified" or "closed") steps.Add(("verified", "verified"));
        if (i.Status is "declined" or "closed") steps.Add((i.Status, i.Status));
        return steps.Select((step, n) => new object?[]
        {
            Id(i, Row.Event, n), i.Id, i.OrganisationId, step.Kind, step.Status,
            n < 2 ? i.Author : MadePeople.Liaison(i.Number), i.RecordedAt.AddDays(n),
        });
    }

    private static object?[] Question(MadeIncident i) =>
    [
        Id(i, Row.Question, 0), i.Id, i.OrganisationId, MadePeople.Liaison(i.Number), i.RecordedAt.AddDays(3),
        "Who saw it, and when?",
    ];

    private static IEnumerable<object?[]> Runs(MadeIncident i)
    {
        (string Kind, DateTimeOffset? Ended, string? Then)[] runs = i.Status switch
        {
            "submitted" => [("acknowledge", null, null), ("first-review", null, null), ("verify", null, null)],
            "in-review" => [("acknowledge", i.ReviewedAt, "stopped"), ("first-review", null, null), ("verify", null, null)],
            _ => [("acknowledge", i.ReviewedAt, "stopped"), ("first-review", i.AskedAt, "stopped"), ("verify", i.AskedAt, "paused")],
        };
        return runs.Select((run, n) => new object?[]
        {
            Id(i, Row.ClockRun, n), i.Id, i.OrganisationId, run.Kind, 1, i.SubmittedAt, run.Ended, run.Then,
        });
    }

    private static string Naming(MadeIncident i, int target) => Namings[(i.Number + target) % Namings.Length];

    private static Guid Id(MadeIncident i, Row kind, int part) => Draw.Id(i.RecordedAt, kind, i.Number, part);
}
