using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Responses;
using MediatR;

namespace IncidentRegister.Application.Responses;

/// <summary>
/// Records how States and their bodies stand to what protects the Court, all or none, and returns how many lines were new. One
/// that says the same of the same day, from the same source, stands already and is left as it is; one that says it of the same
/// day with another source, note or number takes the place of what stood.
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
        RuleForEach(r => r.Standings).SetValidator(new ToldStandingValidator());
    }
}

internal sealed class RecordStandingsHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<RecordStandings, int>
{
    public async Task<int> Handle(RecordStandings request, CancellationToken ct)
    {
        var (now, desk, known) = (clock.GetUtcNow(), new StandingDesk(db), new KnownParties(db));
        await desk.Turn(ct);
        var facts = new List<StandingFacts>();
        foreach (var line in request.Standings)
            facts.Add(StandingDesk.Facts(line, await known.One(line.Party, nameof(line.Party), ct)));

        var valid = await desk.Valid([.. facts.Select(f => f.PartyId).Distinct()], ct);
        var fresh = new List<Standing>();
        foreach (var line in facts.DistinctBy(f => (f.PartyId, f.Instrument, f.Kind, f.SeenOn)))
        {
            var told = Standing.Record(line, now);
            var standing = valid.Find(s => s.IsAbout(told));
            if (standing is null) fresh.Add(told);
            else if (!standing.SaysTheSame(told)) fresh.Add(Standing.Record(line, now, standing));
        }

        db.Standings.AddRange(fresh);
        await db.SaveChangesAsync(ct);

        return fresh.Count;
    }
}
