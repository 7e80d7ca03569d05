using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Pages.Statements;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>A response as it is typed.</summary>
public sealed class ResponseForm
{
    private const string Taken = "taken";
    private const string Announced = "announced";
    private const string Everybody = "everybody";
    private const string Liaison = "liaison";

    /// <summary>Who may read it: as the measure has it, everybody who reads statements, or the liaison alone.</summary>
    public static IReadOnlyList<string> Readers { get; } = ["as-measure", Everybody, Liaison];

    /// <summary>It was taken, or it was announced for later.</summary>
    public static IReadOnlyList<string> Standings { get; } = [Taken, Announced];

    public string? Standing { get; set; } = Taken;

    /// <exception cref="TamperedException">Neither of the two.</exception>
    public bool IsAnnounced() => Standing switch
    {
        Taken or null or "" => false,
        Announced => true,
        _ => throw new TamperedException("standing"),
    };

    /// <summary>How far it gives what the ask asks for.</summary>
    public string? Extent { get; set; } = "fully";
    public string? Measure { get; set; }
    public string? Party { get; set; }
    public int? PartyCount { get; set; }

    /// <summary>Names, one on each line.</summary>
    public string? Together { get; set; }

    /// <summary>When it was taken; or announced.</summary>
    public DateForm TakenOn { get; set; } = new();

    /// <summary>Of what is announced: when it is to be taken, if anybody said.</summary>
    public DateForm PlannedFor { get; set; } = new();
    public string? Title { get; set; }
    public string? Note { get; set; }

    /// <summary>References, with commas or spaces between them.</summary>
    public string? Incidents { get; set; }
    public string? Publisher { get; set; }
    public string? Address { get; set; }
    public ProofForm Proof { get; set; } = new();
    public string? Confidential { get; set; } = "as-measure";

    /// <exception cref="ValidationException">A day is planned for what was taken already.</exception>
    public RecordResponse Record(string? ask, string? announcement) => IsNoDay(PlannedFor)
        ? Response(ask) with { CarriesOut = announcement }
        : throw Refused(nameof(PlannedFor), "announcement.planned-for-taken");

    /// <exception cref="ValidationException">Names are given of others, who have not taken anything yet.</exception>
    public RecordAnnouncement Announce(string? ask) => string.IsNullOrWhiteSpace(Together) ? new()
    {
        Measure = Measure ?? "",
        Party = Party ?? "",
        PartyCount = PartyCount,
        AnnouncedOn = TakenOn.ToEdtf() ?? "",
        PlannedFor = PlannedFor.ToEdtf(),
        Title = Title ?? "",
        Note = Note,
        Incidents = Named,
        Asks = string.IsNullOrEmpty(ask) ? [] : [ask],
        Publisher = Publisher,
        Address = Address,
        Proof = Proof.Given(),
        IsConfidential = IsForLiaison,
    }
    : throw Refused(nameof(Together), "announcement.together");

    private RecordResponse Response(string? ask) => new()
    {
        Measure = Measure ?? "",
        Party = Party ?? "",
        PartyCount = PartyCount,
        Together = (Together ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        TakenOn = TakenOn.ToEdtf() ?? "",
        Title = Title ?? "",
        Note = Note,
        Incidents = Named,
        Fulfils = string.IsNullOrEmpty(ask) ? [] : [new FulfilledAsk(ask, Extent ?? "")],
        Publisher = Publisher,
        Address = Address,
        Proof = Proof.Given(),
        IsConfidential = IsForLiaison,
    };

    private string[] Named => (Incidents ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);

    private static bool IsNoDay(DateForm day) => string.IsNullOrEmpty(day.ToEdtf()) || day.ToEdtf() == IncidentDate.Unknown.ToString();

    private bool? IsForLiaison => Confidential switch { Liaison => true, Everybody => false, _ => null };

    private static ValidationException Refused(string field, string key) => new([new ValidationFailure(field, key)]);
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
