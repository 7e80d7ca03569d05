using IncidentRegister.Application.Data;
using IncidentRegister.Application.Releases;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>What a preparer wrote and ticked.</summary>
public sealed class ReleaseForm
{
    /// <summary>The version of the incident that the page was made from; nought on the first visit.</summary>
    public long Version { get; set; }
    public string? Title { get; set; }
    public string? Summary { get; set; }
    public string? Language { get; set; }
    public string? Audience { get; set; }
    public string? Tlp { get; set; }
    public IList<string> Fields { get; set; } = [];
    public string? When { get; set; }
    public IList<Guid> Named { get; set; } = [];
    public IList<Guid> Described { get; set; } = [];
    public IList<Guid> Actors { get; set; } = [];

    /// <summary>Of what was previewed; null until then.</summary>
    public string? Sha256 { get; set; }

    public static ReleaseForm From(ReleaseOffer offer) => new()
    {
        Version = offer.Version,
        Title = offer.Wording?.Title,
        Summary = offer.Wording?.Summary,
        Language = offer.Wording?.Language ?? "en",
        Audience = Code.Of(offer.Wording?.Audience ?? default),
        Tlp = Code.Of(offer.Wording?.Tlp ?? Domain.Incidents.Tlp.Green),
        Fields = [.. offer.Choice.Fields.Select(Code.Of)],
        When = Code.Of(offer.Choice.When),
        Named = [.. offer.Choice.Named],
        Described = [.. offer.Choice.Described],
        Actors = [.. offer.Choice.Actors],
    };

    public T Tell<T>(T told, string reference, string? corrects) where T : ReleaseWriting => told with
    {
        Reference = reference,
        Version = Version,
        Title = Title,
        Summary = Summary,
        Language = Language ?? "",
        Audience = Audience ?? "",
        Tlp = Tlp ?? "",
        Fields = [.. Fields],
        When = When ?? "",
        Named = [.. Named],
        Described = [.. Described],
        Actors = [.. Actors],
        Corrects = corrects,
    };
}
