using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;

namespace IncidentRegister.Application.Responses;

/// <summary>Which asks are wanted, as it stands in an address. Null: all.</summary>
public sealed record AskFilter
{
    /// <summary>Of <see cref="Due"/>: the time for a reply is over, and there is none.</summary>
    public const string Overdue = "overdue";

    /// <summary>Code of a state of asks.</summary>
    public string? State { get; init; }

    /// <summary>Code of a strategy measure.</summary>
    public string? Measure { get; init; }

    /// <summary>The key of a party each.</summary>
    public string? Addressee { get; init; }
    public string? Issuer { get; init; }

    /// <summary>ISO 3166-1 code of a State: addressed to it, or to one of its organs.</summary>
    public string? Country { get; init; }

    /// <summary>Reference of an incident that the reader may see.</summary>
    public string? Incident { get; init; }
    public string? Due { get; init; }
}

/// <summary>Asks that a filter lets through, for one reader, as they were known.</summary>
internal sealed class FilteredAsks(RegisterDbContext db, CurrentUser user, Glossary words, AsOf asOf)
{
    private readonly Answers answers = new(db, user, asOf);

    /// <exception cref="TamperedException">A code or a key is not known.</exception>
    public IQueryable<Ask> Of(AskFilter filter)
    {
        var asks = answers.Asks();
        if (filter.State is { } code)
            asks = Code.TryTo<AskState>(code, out var state) ? answers.In(state, asks) : throw new TamperedException("state");
        if (filter.Measure is { } measure)
            asks = words.Knows(Glossary.Measures, measure) ? asks.Where(a => a.Measure == measure) : throw new TamperedException("measure");
        if (filter.Addressee is { } addressee)
        {
            var id = KeptParty(addressee, "addressee");
            asks = asks.Where(a => a.AddresseeId == id);
        }

        if (filter.Country is { } country)
        {
            var ids = StateLedger.States(words)[country].Select(p => p.Id).ToList();
            asks = ids.Count > 0 ? asks.Where(a => ids.Contains(a.AddresseeId)) : throw new TamperedException("country");
        }

        if (filter.Issuer is { } issuer)
        {
            var id = KeptParty(issuer, "issuer");
            asks = asks.Where(a => a.IssuerId == id);
        }

        if (filter.Incident is { } incident) asks = About(asks, incident);
        if (filter.Due is { } due) asks = due == AskFilter.Overdue ? Overdue(asks) : throw new TamperedException("due");

        return asks;
    }

    /// <summary>Silent for longer than a reply is awaited, as far as the reader may know.</summary>
    public IQueryable<Ask> Overdue(IQueryable<Ask> asks)
    {
        var today = asOf.Day;
        return answers.In(AskState.Open, asks).Where(a => a.ReplyDue < today);
    }

    // One that the reader may not see is like one that does not exist: nothing is about it.
    private IQueryable<Ask> About(IQueryable<Ask> asks, string typed)
    {
        var reference = Reference.TryParse(typed, out var parsed) ? parsed.ToString() : throw new TamperedException("incident");
        var incidents = db.Incidents.VisibleTo(user).Where(i => i.Reference == reference);
        return asks.Where(a => db.AskIncidents.Any(about => about.AskId == a.Id && incidents.Any(i => i.Id == about.IncidentId)));
    }

    private Guid KeptParty(string key, string field) => words.PartyOf(key) ?? throw new TamperedException(field);
}
