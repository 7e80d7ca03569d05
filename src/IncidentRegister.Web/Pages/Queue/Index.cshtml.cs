using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>The cases that wait for the liaison. What is shown stands in the address, and nowhere else.</summary>
public sealed class IndexModel(IMediator mediator, Words words) : PageModel
{
    /// <summary>The open statuses, in the order in which a case passes them.</summary>
    public static IReadOnlyList<CaseStatus> Open { get; } = [CaseStatus.Submitted, CaseStatus.InReview, CaseStatus.NeedsInformation];

    [BindProperty(SupportsGet = true)]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Type { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Assigned { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    public QueuePage Queue { get; private set; } = new([], null);
    public Glossary Glossary { get; private set; } = new([], []);

    public bool IsFiltered => Status is not null || Type is not null || Assigned is not null;

    /// <summary>The strictest handling of what is on the page.</summary>
    public string? Handling => Queue.Lines.Count == 0 ? null : Code.Of((Tlp)Queue.Lines.Min(l => (int)l.Handling));

    public string? Next => Queue.Next is null ? null : Address(Status, Type, Assigned, Queue.Next);
    public string? First => After is null ? null : Address(Status, Type, Assigned);

    public async Task OnGetAsync(CancellationToken ct)
    {
        Queue = await mediator.Send(new ListQueue(Status, Type, Assigned, After), ct);
        Glossary = await words.Now(ct);
    }

    /// <summary>The queue with these filters.</summary>
    public static string Address(string? status = null, string? type = null, string? assigned = null, string? after = null)
    {
        var query = new QueryBuilder();
        if (status is not null) query.Add("status", status);
        if (type is not null) query.Add("type", type);
        if (assigned is not null) query.Add("assigned", assigned);
        if (after is not null) query.Add("after", after);
        return $"/queue{query}";
    }

    /// <summary>"page" where the queue is filtered in this way and no other.</summary>
    public string? Current(string? status, string? assigned) =>
        Type is null && Status == status && Assigned == assigned ? "page" : null;

    /// <summary>The first letters of the first and the last word of a name.</summary>
    public static string Initials(string name)
    {
        var parts = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var first = parts.Length == 0 ? "" : Letter(parts[0]);
        return parts.Length > 1 ? first + Letter(parts[^1]) : first;
    }

    private static string Letter(string word) => System.Globalization.StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
