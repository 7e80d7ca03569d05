using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Overview;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Overview;
using IncidentRegister.Web.TagHelpers;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Overview;

/// <summary>The incidents behind a number of the overview.</summary>
public sealed class CountedModel(IMediator mediator, Words words, DateWords dates, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "as-of")]
    public string? AsOf { get; set; }

    [BindProperty(SupportsGet = true, Name = "after")]
    public string? After { get; set; }

    public CountedFilter Filter { get; private set; } = new();
    public CountedList List { get; private set; } = null!;
    public Glossary Glossary { get; private set; } = null!;
    public OverviewAddress Address => new(AsOf);

    /// <summary>The strictest handling of what is on the page.</summary>
    public string? Level => List.Lines.Count > 0
        ? Code.Of(List.Lines.Min(l => l.Handling)).Replace('-', '+').ToUpperInvariant() : null;

    /// <summary>What is shown, each part in words.</summary>
    public IEnumerable<string> Parts
    {
        get
        {
            if (Filter.Type is { } type) yield return $"{texts["overview.act-type"].Value}: {Glossary.Label("act-type", type)}";
            if (Filter.Target is { } target) yield return $"{texts["overview.target"].Value}: {Glossary.Label("target-category", target)}";
            if (Filter.Actor is { } actor) yield return $"{texts["overview.actor"].Value}: {Glossary.Label("actor-kind", actor)}";
            if (Filter.Country is { } country) yield return Glossary.Label("country", country);
            if (Filter.Region is { } region) yield return texts[$"region.{region}"];
            if (Filter.Week is { } day)
                yield return $"{texts["overview.week-of"].Value} {dates.Day(Week.Of(DateOnly.Parse(day, CultureInfo.InvariantCulture)).Monday)}";
            if (Filter.Review is not null) yield return texts["overview.figure.verified"];
            if (Filter.Response is { } response) yield return texts[$"overview.response.{response}"];
            if (Filter.Since is { } since) yield return texts["overview.sent-since", dates.Instant(DateTimeOffset.Parse(since, CultureInfo.InvariantCulture))];
        }
    }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Filter = new CountedFilter
        {
            Type = Part("type"),
            Target = Part("target"),
            Actor = Part("actor"),
            Country = Part("country"),
            Region = Part("region"),
            Week = Part("week"),
            Review = Part("review"),
            Response = Part("response"),
            Since = Part("since"),
        };
        Glossary = await words.Now(ct);
        RefuseUnknown("act-type", Filter.Type);
        RefuseUnknown("target-category", Filter.Target);
        RefuseUnknown("actor-kind", Filter.Actor);
        RefuseUnknown("country", Filter.Country);
        List = await mediator.Send(new ListCounted(Filter, AsOf, After), ct);
    }

    private string? Part(string name) => Request.Query[name].ToString() is { Length: > 0 } value ? value : null;

    private void RefuseUnknown(string vocabulary, string? code)
    {
        if (code is not null && !Glossary.Knows(vocabulary, code)) throw new TamperedException(vocabulary);
    }
}
