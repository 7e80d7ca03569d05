using System.Globalization;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Puts a run into words, for readers of one language up to one marking. Of what is amber a mail tells that it is there and
/// what kind it is; of what is marked higher only the number, and only from three on.
/// </summary>
/// <param name="root">The register's address, without a slash at the end.</param>
/// <param name="withdrawn">References of releases that were withdrawn since; nothing of them is told.</param>
internal sealed class PaperMaker(
    ReportContents contents, ReportRun run, ReportWords words, Glossary glossary, Tlp ceiling, string root, IReadOnlySet<string> withdrawn)
{
    private const int CountedFrom = 3;

    private readonly ReportSchedule schedule = contents.Due.Read();

    /// <summary>Red comes first: what is told is at least as open as the ceiling.</summary>
    private bool IsTold(ToldRelease release) => release.Tlp >= ceiling;

    /// <summary>Whether a mail may hold its words.</summary>
    private static bool IsOpen(Tlp tlp) => tlp >= Tlp.Green;

    private string Address => $"{root}/reports/{run.ReportId}/runs/{Key}";
    private string Key => contents.IsTest ? $"{run.Id}" : contents.Key.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <param name="skip">How many of each part to leave out at its beginning; a page after the first.</param>
    /// <param name="atMost">How many of each part to tell.</param>
    /// <param name="isPrinted">Whether a PDF goes with it, where one was asked for.</param>
    public ReportPaper Make(int atMost, int skip = 0, bool isPrinted = true) => new(
        words.Language, words.IsRightToLeft, words.Say("brand"), Marking(ceiling), Title, [.. Sentences().Where(s => s.Length > 0)])
    {
        BarsHeading = Has(ReportSections.ByType) && Bars().Count > 0 ? words.Say("heading.by-type") : "",
        Bars = Has(ReportSections.ByType) ? Bars() : [],
        Sections = [.. Sections(atMost, skip).Where(s => s.Items.Count > 0)],
        Button = words.Say("button"),
        Address = Address,
        Attached = HasPdf || HasCsv ? string.Join(' ', Attached(isPrinted)) : null,
        Foot = [words.Say("why", Defanged.Of(contents.Name), words.Every(schedule)), words.Say("promise")],
        AnchorWords = run.AuditHead is null ? "" : words.Say("anchor", words.Day(DateOnly.FromDateTime(run.MadeAt.UtcDateTime))),
        Anchor = run.AuditHead ?? "",
    };

    public ReportWords Words => words;
    public bool HasPdf => contents.HasPdf;
    public bool HasCsv => contents.HasCsv;

    public string Title => words.Say(
        schedule.Rhythm switch { ReportRhythm.Daily => "title.daily", ReportRhythm.Weekly => "title.weekly", _ => "title.monthly" },
        words.Period(contents.First, contents.Key));

    /// <summary>A mail holds green at most: what is amber is told in it as being elsewhere.</summary>
    public static string Marking(Tlp ceiling) => ceiling == Tlp.Clear ? "TLP:CLEAR" : "TLP:GREEN";

    /// <summary>How many pages the longest part takes.</summary>
    public int Longest => Sections(int.MaxValue, 0).Select(s => s.Items.Count).DefaultIfEmpty().Max();

    /// <summary>What a spreadsheet tells, a row each: the heading of its part and the release.</summary>
    public IReadOnlyList<(string Part, ToldRelease Release)> Rows() =>
    [
        .. contents.New.Where(IsTold).Select(r => (words.Say("heading.new"), r)),
        .. contents.Corrected.Where(IsTold).Select(r => (words.Say("heading.corrected"), r)),
        .. contents.Withdrawn.Where(IsTold).Select(r => (words.Say("heading.withdrawn"), r)),
        .. contents.Waiting.Where(IsTold).Select(r => (words.Say("heading.waiting"), r)),
    ];

    public string TypesOf(ToldRelease release) => release.ActTypes.Count == 0
        ? words.Say("item.no-type") : words.List(release.ActTypes.Select(t => glossary.Label("act-type", t)));

    public string CountryOf(ToldRelease release) => release.Country is { } country && IsOpen(release.Tlp) ? glossary.Label("country", country) : "";

    public string TitleOf(ToldRelease release) => IsOpen(release.Tlp) && release.WithdrawnAt is null && !withdrawn.Contains(release.Reference)
        ? Defanged.Of(release.Title) : words.Say("item.incident", release.Reference);

    public string DateOf(ToldRelease release) => IsOpen(release.Tlp) ? words.When(IncidentDate.Parse(release.Occurred)) : "";

    private IEnumerable<string> Attached(bool isPrinted)
    {
        if (HasPdf) yield return isPrinted ? words.Say("attached-pdf", ReportPrint.FileName) : words.Say("no-pdf");
        if (HasCsv) yield return words.Say("attached", ReportCsv.FileName, words.Count("rows", Rows().Count));
    }

    private IEnumerable<string> Sentences()
    {
        if (contents.IsTest) yield return words.Say("test");
        var wall = schedule.OnTheWall(run.AsOf);
        if (run.IsLate) yield return words.Say("late", words.Day(DateOnly.FromDateTime(wall)), ReportWords.Time(wall));

        var told = contents.New.Count(IsTold);
        yield return string.Join(' ', new[] { words.Count("new", told), Compared(told) }.Where(s => s.Length > 0));
        var waiting = contents.Waiting.Where(IsTold).ToList();
        yield return words.Count("waiting", waiting.Count, waiting.Count == 0 ? "" : words.Count("days", waiting.Max(DaysOpen)));
        yield return words.Say("added", words.Count("asks", Open(contents.Asks).Count()), words.Count("responses", Open(contents.Responses).Count()),
            words.Count("statements", contents.Statements.Count));

        var changed = contents.Corrected.Concat(contents.Withdrawn).Count(IsTold);
        if (changed > 0) yield return words.Count("changed", changed);
        var above = contents.New.Count(r => !IsTold(r));
        if (above >= CountedFrom) yield return words.Count("left-out", above);
        yield return words.Say("as-known", words.Day(DateOnly.FromDateTime(wall)), ReportWords.Time(wall), schedule.ZoneId);
    }

    private string Compared(int told)
    {
        if (contents.NewBefore is not { } by) return "";

        var before = by.Where(b => Data.Code.To<Tlp>(b.Key) >= ceiling).Sum(b => b.Value);
        if (told == before) return told == 0 ? "" : words.Say("compare.same");
        return words.Say(told > before ? "compare.more" : "compare.fewer", Math.Abs(told - before));
    }

    private List<PaperBar> Bars() =>
    [
        .. contents.New.Where(IsTold).SelectMany(r => r.ActTypes.Distinct()).CountBy(t => t)
            .Select(t => new PaperBar(glossary.Label("act-type", t.Key), t.Value)).OrderByDescending(t => t.Count).ThenBy(t => t.Label, StringComparer.Ordinal).Take(10),
    ];

    private IEnumerable<PaperSection> Sections(int atMost, int skip)
    {
        if (Has(ReportSections.New)) yield return Part("heading.new", contents.New.Where(IsTold), r => Item(r, ""));
        if (Has(ReportSections.Changed))
        {
            yield return Part("heading.corrected", contents.Corrected.Where(IsTold),
                r => Item(r, r.Corrects is { } before ? words.Say("item.corrects", before) : ""));
            yield return Part("heading.withdrawn", contents.Withdrawn.Where(IsTold), WithdrawnItem);
        }

        if (Has(ReportSections.Waiting)) yield return Part("heading.waiting", contents.Waiting.Where(IsTold), r => Item(r, Waiting(r)));
        if (Has(ReportSections.Asks)) yield return Part("heading.asks", Open(contents.Asks), s => Step("item.ask", s));
        if (Has(ReportSections.Responses)) yield return Part("heading.responses", Open(contents.Responses), s => Step("item.response", s));
        if (Has(ReportSections.Statements)) yield return Part("heading.statements", contents.Statements, Statement);

        PaperSection Part<T>(string heading, IEnumerable<T> told, Func<T, PaperItem> item)
        {
            var all = told.ToList();
            var rest = all.Count - Math.Min(all.Count, skip) - atMost;
            return new PaperSection(
                words.Say(heading), [.. all.Skip(skip).Take(atMost).Select(item)], rest > 0 ? words.Count("rest", rest) : null);
        }
    }

    private PaperItem Item(ToldRelease release, string line)
    {
        if (withdrawn.Contains(release.Reference))
            return new PaperItem(words.Say("item.incident", release.Reference), null, null, "", words.Say("item.withdrawn-since"));

        var facts = words.Facts([release.Reference, TypesOf(release), CountryOf(release), DateOf(release)]);
        return IsOpen(release.Tlp)
            ? new PaperItem(TitleOf(release), release.Language, ReleasePage(release), facts, line)
            : new PaperItem(TitleOf(release), null, ReleasePage(release), TypesOf(release), $"{words.Say("item.details-only")} {line}".Trim());
    }

    private PaperItem WithdrawnItem(ToldRelease release) => new(
        TitleOf(release), null, ReleasePage(release),
        words.Say("item.withdrawn", words.Day(DateOnly.FromDateTime(release.WithdrawnAt!.Value.UtcDateTime))),
        IsOpen(release.Tlp) ? words.Apart(Defanged.Of(release.Reason)) : "");

    private PaperItem Step(string key, ToldStep step) => new(
        words.Say(key, step.Party is { } party && glossary.Party(party) is { Length: > 0 } name ? name : words.Say("item.somebody"),
            glossary.Label(Glossary.Measures, step.Measure)),
        null, null,
        words.Facts([step.Reference, words.When(IncidentDate.Parse(step.Day)), step.State is { } state ? words.Say($"state.{state}") : ""]),
        step.About.Count == 0 ? "" : words.Say("item.about", words.Facts(step.About)));

    private PaperItem Statement(ToldStatement statement) => new(
        Defanged.Of(statement.Title), statement.Language, $"{root}/statements/{statement.Reference}",
        words.Facts([statement.Reference, words.When(IncidentDate.Parse(statement.IssuedOn))]), "");

    private string Waiting(ToldRelease release)
    {
        var open = words.Say("item.open", words.Count("days", DaysOpen(release)));
        return release.AskedOn is not { } day || !IsOpen(release.Tlp) ? open : string.Join(' ', words.Say(
            "item.asked", words.When(IncidentDate.Parse(day)), words.List(release.AskedFor.Select(m => glossary.Label(Glossary.Measures, m)))), open);
    }

    /// <summary>Since it was asked for anything, or else since it was released.</summary>
    private int DaysOpen(ToldRelease release) => Math.Max(0, release.AskedOn is { } day && IncidentDate.Parse(day).From is { } asked
        ? contents.Key.DayNumber - asked.DayNumber : (int)(contents.AsOf - release.ReleasedAt).TotalDays);

    private static IEnumerable<ToldStep> Open(IEnumerable<ToldStep> steps) => steps.Where(s => IsOpen(s.Tlp));

    private bool Has(string section) => contents.Sections.Contains(section);

    private string ReleasePage(ToldRelease release) => $"{root}/releases/{release.Reference}";
}
