using IncidentRegister.Application.Incidents;
using IncidentRegister.Web.Forms;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>
/// The fields of the incident form, as typed. Empty items at the end of a list were offered and not used; one in the
/// middle stays, so that every error finds its field.
/// </summary>
public sealed class IncidentForm
{
    public string? Kind { get; set; } = "incident";
    public string? Title { get; set; }
    public string? Account { get; set; }
    public string? Language { get; set; }
    public DateForm Occurred { get; set; } = new();
    public string? Country { get; set; }
    public string? Town { get; set; }
    public string? TownVisibility { get; set; } = "reviewers";
    public string? Situation { get; set; }
    public string? Severity { get; set; }
    public string? Handling { get; set; } = "amber";
    public IList<ActForm> Acts { get; set; } = [];
    public IList<TargetForm> Targets { get; set; } = [];
    public IList<ActorForm> Actors { get; set; } = [];
    public IList<SourceForm> Sources { get; set; } = [];

    /// <summary>By audience and part, such as <c>coalition.names</c>; empty where nobody has asked yet.</summary>
    public Dictionary<string, string?> Consent { get; set; } = [];

    /// <summary>Makes one of everything that most incidents have, for somebody who starts with nothing.</summary>
    public void OfferFirstItems()
    {
        if (Acts.Count == 0) Acts.Add(new ActForm());
        foreach (var act in Acts.Where(a => a.Stages.Count == 0)) act.Stages.Add(new StageForm());
        if (Targets.Count == 0) Targets.Add(new TargetForm());
        if (Actors.Count == 0) Actors.Add(new ActorForm());
    }

    /// <summary>The same without what was offered and not used.</summary>
    public IncidentForm WithoutEmptyItems() => Of(Tell(new LogIncident()));

    public T Tell<T>(T told) where T : ToldIncident => told with
    {
        Kind = Kind ?? "",
        Title = Title ?? "",
        Account = Account ?? "",
        Language = Language ?? "",
        Occurred = Occurred.ToEdtf() ?? "",
        Country = Country,
        Town = Town,
        TownVisibility = TownVisibility ?? "",
        Situation = Situation,
        Severity = Severity ?? "",
        Handling = Handling ?? "",
        Acts = [.. Used(Acts, a => a.IsUsed, atLeast: 1).Select(a => a.Told)],
        Targets = [.. Used(Targets, t => t.IsUsed).Select(t => t.Told)],
        Actors = [.. Used(Actors, a => a.IsUsed).Select(a => a.Told)],
        Sources = [.. Used(Sources, s => s.IsUsed).Select(s => s.Told)],
        Consent = Consent,
    };

    public static IncidentForm Of(ToldIncident told) => new()
    {
        Kind = told.Kind,
        Title = told.Title,
        Account = told.Account,
        Language = told.Language,
        Occurred = DateForm.FromEdtf(told.Occurred),
        Country = told.Country,
        Town = told.Town,
        TownVisibility = told.TownVisibility,
        Situation = told.Situation,
        Severity = told.Severity,
        Handling = told.Handling,
        Acts = [.. told.Acts.Select(ActForm.Of)],
        Targets = [.. told.Targets.Select(TargetForm.Of)],
        Actors = [.. told.Actors.Select(ActorForm.Of)],
        Sources = [.. told.Sources.Select(SourceForm.Of)],
        Consent = told.Consent.ToDictionary(),
    };

    internal static IEnumerable<T> Used<T>(IList<T> items, Func<T, bool> isUsed, int atLeast = 0)
    {
        var last = items.Count;
        while (last > atLeast && !isUsed(items[last - 1])) last--;
        return items.Take(last);
    }

    internal static bool IsTyped(params string?[] texts) => texts.Any(t => !string.IsNullOrWhiteSpace(t));
}
