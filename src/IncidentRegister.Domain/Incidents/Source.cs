namespace IncidentRegister.Domain.Incidents;

/// <summary>Where the information comes from, graded by the Admiralty code.</summary>
public sealed class Source : IPartOfIncident
{
    public const int TextMaxLength = 300;
    public const int AddressMaxLength = 1000;

    private Source() { } // for EF Core

    /// <exception cref="RuleBrokenException">A grade outside the Admiralty code.</exception>
    internal Source(Incident incident, int ordinal, SourceFacts facts, DateTimeOffset now)
    {
        RuleBrokenException.ThrowIf(facts.Reliability is not (null or (>= 'A' and <= 'F')), "source.reliability");
        RuleBrokenException.ThrowIf(facts.Credibility is not (null or (>= 1 and <= 6)), "source.credibility");

        Id = Guid.CreateVersion7(now);
        (IncidentId, OrganisationId, Ordinal) = (incident.Id, incident.OrganisationId, ordinal);
        (Publisher, Title, Address, PublishedOn) = (facts.Publisher, facts.Title, facts.Address, facts.PublishedOn);
        (Language, Connection) = (facts.Language, facts.Connection);
        (Reliability, Credibility) = (facts.Reliability, facts.Credibility);
    }

    public Guid Id { get; private set; }
    public Guid IncidentId { get; private set; }
    public Guid OrganisationId { get; private set; }
    public int Ordinal { get; private set; }
    public string? Publisher { get; private set; }
    public string Title { get; private set; } = "";

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; private set; }
    public IncidentDate? PublishedOn { get; private set; }
    public string? Language { get; private set; }
    public SourceConnection Connection { get; private set; }
    public char? Reliability { get; private set; }
    public int? Credibility { get; private set; }
    public DateTimeOffset? RemovedAt { get; internal set; }

    int IPartOfIncident.Ordinal { get => Ordinal; set => Ordinal = value; }
    DateTimeOffset? IPartOfIncident.RemovedAt { get => RemovedAt; set => RemovedAt = value; }

    public SourceFacts Facts => new(Title)
    {
        Publisher = Publisher,
        Address = Address,
        PublishedOn = PublishedOn,
        Language = Language,
        Connection = Connection,
        Reliability = Reliability,
        Credibility = Credibility,
    };

    internal bool Says(SourceFacts facts) =>
        (Publisher, Title, Address, PublishedOn, Language, Connection, Reliability, Credibility) ==
            (facts.Publisher, facts.Title, facts.Address, facts.PublishedOn, facts.Language, facts.Connection,
                facts.Reliability, facts.Credibility);
}
