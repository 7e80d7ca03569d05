using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// Records how States and their bodies stand to what protects the Court, all or none, and returns how many lines were
/// new; one that says the same of the same day stands already and is left as it is.
/// </summary>
/// <exception cref="RuleBrokenException">A line speaks of the future, of no day, or of another instrument.</exception>
public sealed record RecordStandings(IReadOnlyList<ToldStanding> Standings) : ICommand<int>
{
    public const int Most = 500;

    public static Policy Policy => Policies.KeepParties;
}

/// <param name="Party">Its id, its key or a name.</param>
/// <param name="Instrument">Code of <see cref="Domain.Responses.Instrument"/>.</param>
/// <param name="Kind">Code of <see cref="StandingKind"/>.</param>
/// <param name="SeenOn">The day of which the source speaks; EDTF.</param>
public sealed record ToldStanding(string Party, string Instrument, string Kind, string SeenOn, string Publisher)
{
    /// <summary>EDTF; null: the source does not say.</summary>
    public string? Since { get; init; }
    public int? Count { get; init; }
    public bool IsReported { get; init; }
    public string? Title { get; init; }
    public string? Address { get; init; }
    public string? Note { get; init; }
}

internal sealed class RecordStandingsValidator : AbstractValidator<RecordStandings>
{
    public RecordStandingsValidator()
    {
        RuleFor(r => r.Standings).Must(s => s.Count is > 0 and <= RecordStandings.Most).WithMessage("standing.too-many");
        RuleForEach(r => r.Standings).ChildRules(line =>
        {
            line.RuleFor(l => l.Party).MustSay(PartyName.TextMaxLength);
            line.RuleFor(l => l.Instrument).Names<ToldStanding, Instrument>();
            line.RuleFor(l => l.Kind).Names<ToldStanding, StandingKind>();
            line.RuleFor(l => l.SeenOn).Dated();
            line.RuleFor(l => l.Since).Dated(isRequired: false);
            line.RuleFor(l => l.Count).InclusiveBetween(1, 1000).WithMessage("field.out-of-range");
            line.RuleFor(l => l.Publisher).MustSay(Standing.PublisherMaxLength);
            line.RuleFor(l => l.Title).MaySay(Standing.TitleMaxLength);
            line.RuleFor(l => l.Address).MaySay(Standing.AddressMaxLength);
            line.RuleFor(l => l.Note).MaySay(Standing.NoteMaxLength, lines: true);
        });
    }
}

internal sealed class RecordStandingsHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<RecordStandings, int>
{
    public async Task<int> Handle(RecordStandings request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = new KnownParties(db);
        var told = new List<Standing>();
        foreach (var line in request.Standings)
            told.Add(Standing.Record(Facts(line, await known.One(line.Party, nameof(line.Party), ct)), now));

        var parties = told.Select(s => s.PartyId).Distinct().ToList();
        var standing = await db.Standings.AsNoTracking().Where(s => parties.Contains(s.PartyId)).ToListAsync(ct);
        var fresh = told.DistinctBy(Saying).ExceptBy(standing.Select(Saying), Saying).ToList();
        db.Standings.AddRange(fresh);
        await db.SaveChangesAsync(ct);

        return fresh.Count;
    }

    private static (Guid, Instrument, StandingKind, string) Saying(Standing line) =>
        (line.PartyId, line.Instrument, line.Kind, line.SeenOn.ToString());

    private static StandingFacts Facts(ToldStanding line, Guid party) => new(
        party, Code.To<Instrument>(line.Instrument), Code.To<StandingKind>(line.Kind), IncidentDate.Parse(line.SeenOn),
        Written.Kept(line.Publisher)!)
    {
        Since = line.Since is { } since ? IncidentDate.Parse(since) : IncidentDate.Unknown,
        Count = line.Count,
        IsReported = line.IsReported,
        Title = Written.Kept(line.Title),
        Address = Written.Kept(line.Address),
        Note = Written.Kept(line.Note, lines: true),
    };
}
