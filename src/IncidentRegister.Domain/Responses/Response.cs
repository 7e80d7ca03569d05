using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Domain.Responses;

public enum FulfilmentExtent { Fully, Partly }

/// <summary>A measure that a party took on a day, asked for or not, with its proof.</summary>
public sealed class Response
{
    public const int TitleMaxLength = 300;
    public const int NoteMaxLength = 2000;
    public const int AddressMaxLength = 1000;

    private readonly List<ResponseIncident> incidents = [];
    private readonly List<Fulfilment> fulfilments = [];
    private readonly List<ResponseParty> parties = [];

    private Response() { } // for EF Core

    public Guid Id { get; private set; }
    public string Reference { get; private set; } = "";
    public string Measure { get; private set; } = "";
    public Guid PartyId { get; private set; }

    /// <summary>How many parties took it together, as claimed ("93 States Parties"). Null: one.</summary>
    public int? PartyCount { get; private set; }
    public IncidentDate TakenOn { get; private set; } = IncidentDate.Unknown;
    public DateOnly? TakenFrom { get; private set; }
    public string Title { get; private set; } = "";
    public string? Note { get; private set; }
    public Guid? ProofPassageId { get; private set; }
    public string? Publisher { get; private set; }

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; private set; }

    /// <summary>Readable by the liaison alone, such as a private démarche.</summary>
    public bool IsConfidential { get; private set; }
    public DateTimeOffset RecordedAt { get; private set; }
    public Guid AuthorId { get; private set; }
    public long Version { get; private set; }
    public IReadOnlyList<ResponseIncident> Incidents => incidents;
    public IReadOnlyList<Fulfilment> Fulfilments => fulfilments;

    /// <summary>Those who took it together, as far as they are known by name; they may be fewer, or more, than is claimed.</summary>
    public IReadOnlyList<ResponseParty> Parties => parties;

    /// <exception cref="RuleBrokenException">
    /// It lies in the future, before an incident that it answers, or before an ask that it fulfils; an ask was
    /// withdrawn, or is about other incidents.
    /// </exception>
    public static Response Record(
        string reference, ResponseFacts facts, IReadOnlyList<Incident> about,
        IReadOnlyList<(Ask Ask, FulfilmentExtent Extent)> fulfils, Guid authorId, DateTimeOffset now)
    {
        facts.TakenOn.RefuseIfAfter(DateOnly.FromDateTime(now.UtcDateTime), "response.in-future");
        RuleBrokenException.ThrowIf(about.Any(i => facts.TakenOn.EndsBefore(i.Occurred)), "response.before-incident");
        RuleBrokenException.ThrowIf(about.Any(i => i.MergedIntoId is not null), "incident.merged");
        RuleBrokenException.ThrowIf(fulfils.Any(f => facts.TakenOn.EndsBefore(f.Ask.AskedOn)), "response.before-ask");

        var response = new Response
        {
            Id = Guid.CreateVersion7(now),
            Reference = reference,
            Measure = facts.Measure,
            PartyId = facts.PartyId,
            PartyCount = facts.PartyCount,
            TakenOn = facts.TakenOn,
            TakenFrom = facts.TakenOn.From,
            Title = facts.Title,
            Note = facts.Note,
            ProofPassageId = facts.ProofPassageId,
            Publisher = facts.Publisher,
            Address = facts.Address,
            IsConfidential = facts.IsConfidential,
            RecordedAt = now,
            AuthorId = authorId,
            Version = 1,
        };
        response.incidents.AddRange(about.DistinctBy(i => i.Id).Select(i => new ResponseIncident(response.Id, i)));
        response.parties.AddRange(facts.Together.Distinct().Select(party => new ResponseParty(response, party)));
        foreach (var (ask, extent) in fulfils.DistinctBy(f => f.Ask.Id))
        {
            ask.Fulfil(extent, response);
            response.fulfilments.Add(new Fulfilment(response.Id, ask.Id, extent));
        }

        return response;
    }
}

public sealed record ResponseFacts(string Measure, Guid PartyId, IncidentDate TakenOn, string Title)
{
    public int? PartyCount { get; init; }

    /// <summary>Ids of those who took it together.</summary>
    public IReadOnlyList<Guid> Together { get; init; } = [];
    public string? Note { get; init; }
    public Guid? ProofPassageId { get; init; }
    public string? Publisher { get; init; }
    public string? Address { get; init; }
    public bool IsConfidential { get; init; }
}

/// <summary>A response is about an incident; who may read the incident may read this.</summary>
public sealed class ResponseIncident
{
    private ResponseIncident() { } // for EF Core

    internal ResponseIncident(Guid responseId, Incident incident) =>
        (ResponseId, IncidentId, OrganisationId) = (responseId, incident.Id, incident.OrganisationId);

    public Guid ResponseId { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
}

/// <summary>A party stood in a response that several took together.</summary>
public sealed class ResponseParty
{
    private ResponseParty() { } // for EF Core

    internal ResponseParty(Response response, Guid partyId) => (ResponseId, PartyId, TakenFrom) = (response.Id, partyId, response.TakenFrom);

    public Guid ResponseId { get; private set; }
    public Guid PartyId { get; private set; }

    /// <summary>That of the response, which never changes: what one party did is read in its order.</summary>
    public DateOnly? TakenFrom { get; private set; }
}

/// <summary>A response gives what an ask asked for.</summary>
public sealed class Fulfilment
{
    private Fulfilment() { } // for EF Core

    internal Fulfilment(Guid responseId, Guid askId, FulfilmentExtent extent) =>
        (ResponseId, AskId, Extent) = (responseId, askId, extent);

    public Guid ResponseId { get; private set; }
    public Guid AskId { get; private set; }
    public FulfilmentExtent Extent { get; private set; }
}
