using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Pages.Incidents;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>The cases that wait for the liaison. What is shown stands in the address, and nowhere else.</summary>
public sealed class IndexModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>The open statuses, in the order in which a case passes them.</summary>
    public static IReadOnlyList<CaseStatus> Open { get; } = [CaseStatus.Submitted, CaseStatus.InReview, CaseStatus.NeedsInformation];

    public static IReadOnlyList<string> Orders { get; } = [QueueOrder.Due, QueueOrder.Severity, QueueOrder.Age];

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Assigned { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Severity { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Due { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Quiet { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Duplicate { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Reference of the case whose preview stands beside the list; another page's leaves it out.</summary>
    [BindProperty(SupportsGet = true, Name = "sel")]
    public string? Selected { get; set; }

    /// <summary>All cases of the page are ticked, as the address says it: the way to tick them without script.</summary>
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>How many cases were just changed at once, as the address says it.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Changed { get; set; }

    public QueuePage Queue { get; private set; } = new([], null);
    public IReadOnlyList<QueueView> Views { get; private set; } = [];
    public IReadOnlyList<NamedView> Named { get; private set; } = [];
    public Glossary Glossary { get; private set; } = new([], []);

    public QueueFilter Filter => new()
    {
        Status = Status,
        Type = Type,
        Assigned = Assigned,
        Severity = Severity,
        Due = Due,
        Quiet = Quiet,
        Duplicate = Duplicate,
    };

    public QueueAddress Here => new(Filter, Sort, After);
    public bool IsFiltered => Filter != new QueueFilter();
    public string Order => Sort ?? QueueOrder.Due;
    /// <summary>Records that may be of the same event as the one beside the list.</summary>
    public LikeRecords? Like { get; private set; }

    public QueueLine? Preview => Queue.Lines.FirstOrDefault(l => l.Reference == Selected);

    /// <summary>The name of the view at hand, where the address is one of them; else of the queue.</summary>
    public string TitleKey => Views.FirstOrDefault(v => v.Filter == Filter)?.Name ?? "queue.title";

    /// <summary>The strictest handling of what is on the page.</summary>
    public string? Handling => Queue.Lines.Count == 0 ? null : Code.Of((Tlp)Queue.Lines.Min(l => (int)l.Handling));

    public string? Next => Queue.Next is null ? null : $"{Here with { After = Queue.Next }}";
    public string? First => After is null ? null : $"{Here with { After = null }}";

    /// <summary>The same page with every case ticked, or none.</summary>
    public string TickAddress => $"{Here with { Selected = Selected, All = !All }}";

    /// <summary>How many are ticked, as far as that is known without script.</summary>
    public string Ticked => (All ? Queue.Lines.Count : 0) switch
    {
        0 => texts["bulk.ticked"],
        1 => texts["bulk.selected-one"],
        var many => texts["bulk.selected", many],
    };

    /// <summary>The conditions that stand, each with the address of the list without it.</summary>
    public IEnumerable<(string Label, QueueAddress Without)> Conditions
    {
        get
        {
            if (Status is { } status)
                yield return ($"{texts["queue.status"]}: {texts[$"case.{status}"]}", Here.With(Filter with { Status = null }));
            if (Type is { } type)
                yield return ($"{texts["queue.type"]}: {Glossary.Label("act-type", type)}", Here.With(Filter with { Type = null }));
            if (Assigned is { } whom)
                yield return ($"{texts["queue.assigned"]}: {texts[$"queue.assigned.{whom}"]}", Here.With(Filter with { Assigned = null }));
            if (Severity is { } severity)
                yield return ($"{texts["queue.severity"]}: {texts[$"severity.{severity}"]}", Here.With(Filter with { Severity = null }));
            if (Due is not null) yield return (texts["queue.view.overdue"], Here.With(Filter with { Due = null }));
            if (Quiet is not null) yield return (texts["queue.view.ageing"], Here.With(Filter with { Quiet = null }));
            if (Duplicate is not null) yield return (texts["queue.view.duplicates"], Here.With(Filter with { Duplicate = null }));
        }
    }

    /// <summary>Conditions that do not stand yet, each with the address of the list with it as well.</summary>
    public IEnumerable<(string Label, QueueAddress With)> Offers
    {
        get
        {
            if (Due is null) yield return (texts["queue.view.overdue"], Here.With(Filter with { Due = QueueFilter.IsOverdue }));
            if (Assigned is null) yield return (texts["queue.assigned.nobody"], Here.With(Filter with { Assigned = QueueFilter.ToNobody }));
            if (Severity is null) yield return (texts["severity.critical"], Here.With(Filter with { Severity = "critical" }));
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Queue = await mediator.Send(new ListQueue { Filter = Filter, Sort = Sort, After = After }, ct);
        Views = await mediator.Send(new CountQueue(), ct);
        Named = await mediator.Send(new ListViews(), ct);
        Glossary = await words.Now(ct);
        if (Preview is { } beside)
            Like = new LikeRecords(await mediator.Send(new ListLikeIncidents(beside.Reference), ct), Glossary, beside.Reference, MayCompare: true);
    }

    /// <summary>The first page of the queue as it comes.</summary>
    public static string Address() => "/queue";

    /// <summary>In digits; "99+" where nobody counted on.</summary>
    public static string Shown(QueueView view) =>
        view.Count >= CountQueue.AtMost ? "99+" : view.Count.ToString(CultureInfo.CurrentCulture);

    /// <summary>The first letters of the first and the last word of a name.</summary>
    public static string Initials(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = parts.Length == 0 ? "" : Letter(parts[0]);
        return parts.Length > 1 ? first + Letter(parts[^1]) : first;
    }

    private static string Letter(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}

/// <summary>Model of <c>_Preview.cshtml</c>: what the list knows of one of its cases.</summary>
public sealed record QueuePreview(QueueLine Line, LikeRecords Like);
