using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Records how one State or body stands to what protects the Court, or says it anew in place of an earlier line.</summary>
/// <exception cref="RuleBrokenException">
/// It speaks of the future, of no day, or of another instrument; it says nothing new; another line says it of the same day
/// already; or the line that it corrects is about another party.
/// </exception>
/// <exception cref="NotFoundException">There is no line to correct.</exception>
/// <exception cref="StaleVersionException">That line was corrected since.</exception>
public sealed record RecordStanding(ToldStanding Told) : ICommand<RecordedStanding>
{
    public static Policy Policy => Policies.KeepParties;

    /// <summary>The id of the line that this one takes the place of; null: none.</summary>
    public Guid? Corrects { get; init; }
}

/// <param name="State">ISO 3166-1 code of the State that it is about; null where it is about a body or a group.</param>
public sealed record RecordedStanding(Guid Id, string? State);

internal sealed class RecordStandingValidator : AbstractValidator<RecordStanding>
{
    // A form has these fields by themselves: what is wrong in one is told without the name of their record.
    public RecordStandingValidator() => RuleFor(r => r.Told).Custom((told, context) =>
    {
        foreach (var failure in new ToldStandingValidator().Validate(told).Errors) context.AddFailure(failure);
    });
}

internal sealed class RecordStandingHandler(RegisterDbContext db, TimeProvider clock) : IRequestHandler<RecordStanding, RecordedStanding>
{
    public async Task<RecordedStanding> Handle(RecordStanding request, CancellationToken ct)
    {
        var desk = new StandingDesk(db);
        await desk.Turn(ct);
        var party = await new KnownParties(db).One(request.Told.Party, nameof(request.Told.Party), ct);
        var corrected = request.Corrects is { } id ? await Find(id, ct) : null;
        var told = Standing.Record(StandingDesk.Facts(request.Told, party), clock.GetUtcNow(), corrected);
        var valid = await desk.Valid([party], ct);
        RuleBrokenException.ThrowIf(valid.Exists(s => s.Id == corrected?.Id && s.SaysTheSame(told)), "standing.nothing-new");
        RuleBrokenException.ThrowIf(valid.Exists(s => s.Id != corrected?.Id && s.IsAbout(told)), "standing.already-there");

        db.Standings.Add(told);
        await db.SaveChangesAsync(ct);

        var state = await db.Parties.Where(p => p.Id == party && p.Kind == PartyKind.State).Select(p => p.Country).SingleOrDefaultAsync(ct);
        return new RecordedStanding(told.Id, state);
    }

    private async Task<Standing> Find(Guid id, CancellationToken ct)
    {
        var line = await db.Standings.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, ct) ?? throw new NotFoundException();
        return await db.Standings.AnyAsync(s => s.CorrectsId == id, ct) ? throw new StaleVersionException(shown: 1, stored: 2) : line;
    }
}
