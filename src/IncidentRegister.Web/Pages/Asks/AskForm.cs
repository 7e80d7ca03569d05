using IncidentRegister.Application.Responses;
using IncidentRegister.Web.Pages.Statements;

namespace IncidentRegister.Web.Pages.Asks;

/// <summary>An ask as it is typed, or as the finder proposes it.</summary>
public sealed class AskForm
{
    private static readonly char[] Separators = [',', ';', ' ', '\n', '\r', '\t'];

    public PassageForm Passage { get; set; } = new();
    public string? Issuer { get; set; }

    /// <summary>A name or a key on each line: names have commas.</summary>
    public string? Addressees { get; set; }
    public string? Measure { get; set; }

    /// <summary>References, with commas or spaces between them.</summary>
    public string? Incidents { get; set; }
    public DateOnly? Deadline { get; set; }

    public RecordAsk Record(string statement) => new(statement, Passage.Choice())
    {
        Issuer = Issuer ?? "",
        Addressees = (Addressees ?? "").Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        Measure = Measure ?? "",
        Incidents = (Incidents ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries),
        Deadline = Deadline,
    };
}
