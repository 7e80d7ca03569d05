using IncidentRegister.Application.Data;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;

namespace IncidentRegister.Web.Pages.Standings;

/// <summary>How a party stands to an instrument, as it is typed.</summary>
public sealed class StandingForm
{
    public string? Party { get; set; }
    public string? Instrument { get; set; }
    public string? Kind { get; set; }
    public DateForm SeenOn { get; set; } = new();
    public DateForm Since { get; set; } = new();
    public int? Count { get; set; }
    public string? Publisher { get; set; }
    public string? Title { get; set; }
    public string? Address { get; set; }
    public bool IsReported { get; set; }
    public string? Note { get; set; }

    /// <summary>Somebody sent it before; an empty name is sent too.</summary>
    public bool IsTyped => Party is not null || Publisher is not null || Instrument is not null || Note is not null;

    public ToldStanding Told() => new(Party ?? "", Instrument ?? "", Kind ?? "", SeenOn.ToEdtf() ?? "", Publisher ?? "")
    {
        Since = Since.ToEdtf(),
        Count = Count,
        IsReported = IsReported,
        Title = Title,
        Address = Address,
        Note = Note,
    };

    public static StandingForm Of(StandingLine line, Glossary words) => new()
    {
        Party = words.Party(line.Party),
        Instrument = Code.Of(line.Instrument),
        Kind = Code.Of(line.Kind),
        SeenOn = DateForm.FromEdtf(line.SeenOn.ToString()),
        Since = DateForm.FromEdtf(line.Since.ToString()),
        Count = line.Count,
        Publisher = line.Publisher,
        Title = line.Title,
        Address = line.Address,
        IsReported = line.IsReported,
        Note = line.Note,
    };
}
