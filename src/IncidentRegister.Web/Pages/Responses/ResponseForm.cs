using IncidentRegister.Application.Responses;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Pages.Statements;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>A response as it is typed.</summary>
public sealed class ResponseForm
{
    private const string Everybody = "everybody";
    private const string Liaison = "liaison";

    /// <summary>Who may read it: as the measure has it, everybody who reads statements, or the liaison alone.</summary>
    public static IReadOnlyList<string> Readers { get; } = ["as-measure", Everybody, Liaison];

    /// <summary>How far it gives what the ask asks for.</summary>
    public string? Extent { get; set; } = "fully";
    public string? Measure { get; set; }
    public string? Party { get; set; }
    public int? PartyCount { get; set; }

    /// <summary>Names, one on each line.</summary>
    public string? Together { get; set; }
    public DateForm TakenOn { get; set; } = new();
    public string? Title { get; set; }
    public string? Note { get; set; }

    /// <summary>References, with commas or spaces between them.</summary>
    public string? Incidents { get; set; }
    public string? Publisher { get; set; }
    public string? Address { get; set; }
    public ProofForm Proof { get; set; } = new();
    public string? Confidential { get; set; } = "as-measure";

    public RecordResponse Record(string? ask) => new()
    {
        Measure = Measure ?? "",
        Party = Party ?? "",
        PartyCount = PartyCount,
        Together = (Together ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        TakenOn = TakenOn.ToEdtf() ?? "",
        Title = Title ?? "",
        Note = Note,
        Incidents = (Incidents ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries),
        Fulfils = string.IsNullOrEmpty(ask) ? [] : [new FulfilledAsk(ask, Extent ?? "")],
        Publisher = Publisher,
        Address = Address,
        Proof = Proof.Given(),
        IsConfidential = Confidential switch { Liaison => true, Everybody => false, _ => null },
    };
}

/// <summary>The words of a statement that show it.</summary>
public sealed class ProofForm
{
    public string? Statement { get; set; }
    public PassageForm Passage { get; set; } = new();

    /// <summary>Null where nothing was typed.</summary>
    public ResponseProof? Given() =>
        string.IsNullOrWhiteSpace(Statement) && string.IsNullOrWhiteSpace(Passage.Quote) ? null : new(Statement ?? "", Passage.Choice());
}
