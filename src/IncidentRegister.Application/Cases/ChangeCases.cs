using FluentValidation;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>
/// Makes one change to several cases: to all of them or, where one changed since it was shown, to none. The audit trail has
/// an entry for each, as if each had been changed alone.
/// </summary>
/// <param name="Cases">At most <see cref="ChosenCases.Most"/>; one that is there twice counts once.</param>
/// <exception cref="NotFoundException">One of them is not there, or not for this person to see.</exception>
/// <exception cref="StaleVersionException">One of them changed since.</exception>
/// <exception cref="RuleBrokenException">One of them cannot be changed so; <see cref="PlanChange"/> tells which.</exception>
public sealed record ChangeCases(IReadOnlyList<ChosenCase> Cases, CaseChange Change) : ICommand<CasesChanged>
{
    public static Policy Policy => Policies.ReviewCases;
}

/// <param name="Version">The version of the incident that the caller had on the screen.</param>
public sealed record ChosenCase(string Reference, long Version);

public sealed record CasesChanged(int Count);

internal sealed class ChangeCasesValidator : AbstractValidator<ChangeCases>
{
    public ChangeCasesValidator()
    {
        RuleFor(r => r.Cases).SomeCases();
        RuleFor(r => r.Change).SetValidator(new CaseChangeValidator());
    }
}

internal sealed class ChangeCasesHandler(
    RegisterDbContext db, ICurrentUser user, ChangeDesk desk, NoticeWriter notices, AuditTrail trail)
    : IRequestHandler<ChangeCases, CasesChanged>
{
    public async Task<CasesChanged> Handle(ChangeCases request, CancellationToken ct)
    {
        var make = await desk.Ready(request.Change, ct);
        var cases = await AsShown(request.Cases, ct);

        cases.ForEach(make);
        if (request.Change.Liaison is not null) await notices.Assigned(cases[0], ct); // one mail, however many cases
        trail.ForEachIncident();
        await db.SaveChangesAsync(ct);

        return new CasesChanged(cases.Count);
    }

    private async Task<List<Incident>> AsShown(IReadOnlyList<ChosenCase> chosen, CancellationToken ct)
    {
        var shown = chosen.Select(c => c with { Reference = ChosenCases.Reference(c.Reference) ?? throw new NotFoundException() })
            .Distinct().ToList();
        var found = await db.Chosen(user.Now, shown.Select(c => c.Reference)).ToListAsync(ct);
        foreach (var (reference, version) in shown)
        {
            var incident = found.Find(i => i.Reference == reference) ?? throw new NotFoundException();
            if (incident.Version != version) throw new StaleVersionException(version, incident.Version);
        }

        return found;
    }
}
