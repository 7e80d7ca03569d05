using IncidentRegister.Application.Incidents;
using IncidentRegister.Web.Forms;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class ActForm
{
    public string? Type { get; set; }
    public string? Method { get; set; }
    public string? StatedReason { get; set; }
    public string? LegalBasis { get; set; }
    public string? Instrument { get; set; }
    public string? IssuingAuthority { get; set; }

    /// <summary>Answers to what is asked about the chosen type, by the code of the question.</summary>
    public Dictionary<string, string?> Details { get; set; } = [];
    public IList<StageForm> Stages { get; set; } = [];

    internal bool IsUsed => IncidentForm.IsTyped(Type, Method, StatedReason, LegalBasis, Instrument, IssuingAuthority)
        || Stages.Any(s => s.IsUsed);

    internal ActInput Told => new()
    {
        Type = Type ?? "",
        Method = Method,
        StatedReason = StatedReason,
        LegalBasis = LegalBasis,
        Instrument = Instrument,
        IssuingAuthority = IssuingAuthority,
        Details = Details,
        Stages = [.. IncidentForm.Used(Stages, s => s.IsUsed, atLeast: 1).Select(s => s.Told)],
    };

    internal static ActForm Of(ActInput told) => new()
    {
        Type = told.Type,
        Method = told.Method,
        StatedReason = told.StatedReason,
        LegalBasis = told.LegalBasis,
        Instrument = told.Instrument,
        IssuingAuthority = told.IssuingAuthority,
        Details = told.Details.ToDictionary(),
        Stages = [.. told.Stages.Select(StageForm.Of)],
    };
}

public sealed class StageForm
{
    public string? Kind { get; set; }
    public DateForm Date { get; set; } = new();
    public string? Source { get; set; }
    public string? Note { get; set; }

    internal bool IsUsed => IncidentForm.IsTyped(Kind, Date.ToEdtf(), Source, Note);

    internal StageInput Told => new(Kind ?? "", Date.ToEdtf() ?? "", Source, Note);

    internal static StageForm Of(StageInput told) =>
        new() { Kind = told.Kind, Date = DateForm.FromEdtf(told.Date), Source = told.Source, Note = told.Note };
}

public sealed class TargetForm
{
    public string? Kind { get; set; }
    public string? Category { get; set; }
    public string? Name { get; set; }
    public string? RoleAtTime { get; set; }
    public string? AffiliationAtTime { get; set; }
    public string? Status { get; set; }
    public string? Naming { get; set; }
    public string? Description { get; set; }

    internal bool IsUsed => IncidentForm.IsTyped(Kind, Category, Name, RoleAtTime, AffiliationAtTime, Status, Naming, Description);

    internal TargetInput Told => new()
    {
        Kind = Kind ?? "",
        Category = Category ?? "",
        Name = Name,
        RoleAtTime = RoleAtTime,
        AffiliationAtTime = AffiliationAtTime,
        Status = Status,
        Naming = Naming ?? "",
        Description = Description,
    };

    internal static TargetForm Of(TargetInput told) => new()
    {
        Kind = told.Kind,
        Category = told.Category,
        Name = told.Name,
        RoleAtTime = told.RoleAtTime,
        AffiliationAtTime = told.AffiliationAtTime,
        Status = told.Status,
        Naming = told.Naming,
        Description = told.Description,
    };
}

public sealed class ActorForm
{
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? Degree { get; set; }
    public string? Claim { get; set; } = "alleged";
    public string? Attribution { get; set; }

    internal bool IsUsed => IncidentForm.IsTyped(Kind, Name, Degree, Attribution);

    internal ActorInput Told =>
        new() { Kind = Kind ?? "", Name = Name, Degree = Degree, Claim = Claim ?? "", Attribution = Attribution };

    internal static ActorForm Of(ActorInput told) =>
        new() { Kind = told.Kind, Name = told.Name, Degree = told.Degree, Claim = told.Claim, Attribution = told.Attribution };
}

public sealed class SourceForm
{
    public string? Title { get; set; }
    public string? Publisher { get; set; }
    public string? Address { get; set; }
    public DateForm PublishedOn { get; set; } = new();
    public string? Language { get; set; }
    public string? Connection { get; set; }
    public string? Reliability { get; set; }
    public string? Credibility { get; set; }

    internal bool IsUsed => IncidentForm.IsTyped(
        Title, Publisher, Address, PublishedOn.ToEdtf(), Language, Connection, Reliability, Credibility);

    internal SourceInput Told => new()
    {
        Title = Title ?? "",
        Publisher = Publisher,
        Address = Address,
        PublishedOn = PublishedOn.ToEdtf(),
        Language = Language,
        Connection = Connection ?? "",
        Reliability = Reliability,
        Credibility = Credibility,
    };

    internal static SourceForm Of(SourceInput told) => new()
    {
        Title = told.Title,
        Publisher = told.Publisher,
        Address = told.Address,
        PublishedOn = DateForm.FromEdtf(told.PublishedOn),
        Language = told.Language,
        Connection = told.Connection,
        Reliability = told.Reliability,
        Credibility = told.Credibility,
    };
}
