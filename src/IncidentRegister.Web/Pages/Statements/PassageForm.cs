using IncidentRegister.Application.Mentions;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Chosen words as a form sends them.</summary>
public sealed class PassageForm
{
    public int? Version { get; set; }
    public int? Paragraph { get; set; }
    public int? Start { get; set; }
    public int? End { get; set; }
    public string? Quote { get; set; }
    public List<string> Sentences { get; set; } = [];

    public PassageChoice Choice() => new()
    {
        Version = Version,
        Paragraph = Paragraph,
        Start = Start,
        End = End,
        Quote = Quote,
        Sentences = Sentences,
    };
}
