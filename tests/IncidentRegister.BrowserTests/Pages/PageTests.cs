using System.Collections.Concurrent;
using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Pages;

/// <summary>Every page in English and in French, light and dark, wide and narrow.</summary>
public abstract class PageTests(DemoSite site)
{
    private static readonly ConcurrentDictionary<string, string> Titles = new();

    protected async Task Inspect(Place place)
    {
        ArgumentNullException.ThrowIfNull(place);
        var path = await site.Resolve(place.Path);
        var findings = new List<string>();

        await using var visit = await Open(place);
        foreach (var language in new[] { "en", "fr" })
        {
            await visit.Read(language);
            var inspection = new Inspection(visit);
            var answer = await visit.Go(path);
            if (place.SentEmpty) answer = await visit.SendAsItStands();
            if (answer.Status != place.Status) findings.Add($"{path} answers {answer.Status}");

            await inspection.Head(language);
            inspection.Listen(answer);
            if (place.SentEmpty) await inspection.Refused();
            if (language == "en")
            {
                await inspection.Axe(); // the same page in other words has the same elements and colours
                await inspection.Weigh(answer);
                await inspection.Keyboard();
                findings.AddRange(Shared(await visit.Page.TitleAsync(), path));
            }

            await inspection.NoSidewaysScroll();
            await Screenshots.Take(visit.Page, place.Name, language);
            findings.AddRange(inspection.Findings);
        }

        Assert.True(findings.Count == 0, $"{place.Name} ({path})\n{string.Join('\n', findings)}");
    }

    private async Task<Visit> Open(Place place)
    {
        var visit = await (place.Person is null ? site.Open() : site.OpenAs(place.Person));
        if (place.IsSignedInAWhileAgo) await site.LetAWhilePass(place.Person!);
        return visit;
    }

    // What stands behind the question mark chooses within a page; it makes no other one.
    private static IEnumerable<string> Shared(string title, string path)
    {
        var page = path.Split('?')[0];
        var first = Titles.GetOrAdd(title, page);
        if (first != page) yield return $"has the title of {first}: {title}";
    }
}
