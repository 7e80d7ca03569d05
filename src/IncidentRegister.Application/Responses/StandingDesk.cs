using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Where lines about standings are entered, one writer after another.</summary>
internal sealed class StandingDesk(RegisterDbContext db)
{
    /// <summary>
    /// Waits until nobody else is entering any: of two who correct one line at once, the second one sees what the first one did.
    /// </summary>
    public Task Turn(CancellationToken ct) => db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtext('standings'))", ct);

    /// <summary>The lines about these parties that no other one corrects.</summary>
    public Task<List<Standing>> Valid(IReadOnlyList<Guid> parties, CancellationToken ct) =>
        db.Standings.AsNoTracking().Uncorrected().Where(s => parties.Contains(s.PartyId)).ToListAsync(ct);

    public static StandingFacts Facts(ToldStanding line, Guid party) => new(
        party, Code.To<Instrument>(line.Instrument), Code.To<StandingKind>(line.Kind), IncidentDate.Parse(line.SeenOn),
        Written.Kept(line.Publisher)!)
    {
        Since = string.IsNullOrWhiteSpace(line.Since) ? IncidentDate.Unknown : IncidentDate.Parse(line.Since),
        Count = line.Count,
        IsReported = line.IsReported,
        Title = Written.Kept(line.Title),
        Address = Written.Kept(line.Address),
        Note = Written.Kept(line.Note, lines: true),
    };
}

internal sealed class ToldStandingValidator : AbstractValidator<ToldStanding>
{
    public ToldStandingValidator()
    {
        RuleFor(l => l.Party).MustSay(PartyName.TextMaxLength);
        RuleFor(l => l.Instrument).Names<ToldStanding, Instrument>();
        RuleFor(l => l.Kind).Names<ToldStanding, StandingKind>();
        RuleFor(l => l.SeenOn).Dated();
        RuleFor(l => l.Since).Dated(isRequired: false);
        RuleFor(l => l.Count).InclusiveBetween(1, 1000).WithMessage("field.out-of-range");
        RuleFor(l => l.Publisher).MustSay(Standing.PublisherMaxLength);
        RuleFor(l => l.Title).MaySay(Standing.TitleMaxLength);
        RuleFor(l => l.Address).MaySay(Standing.AddressMaxLength);
        RuleFor(l => l.Note).MaySay(Standing.NoteMaxLength, lines: true);
    }
}

internal static class ValidStandings
{
    /// <summary>Without those that another one of them corrects.</summary>
    public static IQueryable<Standing> Uncorrected(this IQueryable<Standing> standings) =>
        standings.Where(s => !standings.Any(c => c.CorrectsId == s.Id));
}
