using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Severity = IncidentRegister.Domain.Incidents.Severity;

namespace IncidentRegister.Application.Cases;

/// <summary>What a change would do to each of the chosen cases; nothing is changed.</summary>
/// <param name="References">At most <see cref="ChosenCases.Most"/>; one that is there twice counts once.</param>
/// <param name="Change">Null: only how the cases stand.</param>
public sealed record PlanChange(IReadOnlyList<string> References, CaseChange? Change) : IQuery<IReadOnlyList<PlannedCase>>
{
    public static Policy Policy => Policies.ReviewCases;
}

/// <param name="Reference">Where there is no case, what was asked for, shortened.</param>
/// <param name="Sheet">Null where there is no such case, or none that this person sees: nobody is told which.</param>
/// <param name="Refusal">The key of the sentence that says why it stays as it is; null where it would change.</param>
public sealed record PlannedCase(string Reference, PlannedSheet? Sheet, string? Refusal);

/// <param name="Language">BCP 47 tag of the title's language.</param>
/// <param name="Assignee">The name of who reviews it; null where nobody does yet.</param>
public sealed record PlannedSheet(string Title, string Language, long Version, CaseStatus Status, Severity Severity, Tlp Handling, string? Assignee);

internal sealed class PlanChangeValidator : AbstractValidator<PlanChange>
{
    public PlanChangeValidator()
    {
        RuleFor(r => r.References).SomeCases();
        RuleFor(r => r.Change!).SetValidator(new CaseChangeValidator()).When(r => r.Change is not null);
    }
}

internal sealed class PlanChangeHandler(RegisterDbContext db, ICurrentUser user, ChangeDesk desk)
    : IRequestHandler<PlanChange, IReadOnlyList<PlannedCase>>
{
    private const string Unknown = "case.not-found";

    public async Task<IReadOnlyList<PlannedCase>> Handle(PlanChange request, CancellationToken ct)
    {
        var make = request.Change is { } change ? await desk.Ready(change, ct) : _ => { };
        var asked = request.References.Select(r => ChosenCases.Reference(r) ?? Typing.Shortened(r)).Distinct().ToList();
        var found = await db.Chosen(user.Now, asked).AsNoTracking().ToDictionaryAsync(i => i.Reference, ct);
        var liaisons = found.Values.Select(i => i.Case.AssigneeId).OfType<Guid>().Distinct().ToList();
        var names = await db.Users.Where(u => liaisons.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);

        var plan = asked.ConvertAll(reference => found.TryGetValue(reference, out var incident)
            ? new PlannedCase(reference, Sheet(incident, names), Try(make, incident))
            : new PlannedCase(reference, null, Unknown));
        db.ChangeTracker.Clear(); // tried, and not to be saved by whoever comes next
        return plan;
    }

    /// <summary>How it stands, before the change is tried on it.</summary>
    private static PlannedSheet Sheet(Incident incident, Dictionary<Guid, string> names) => new(
        incident.Title, incident.Language, incident.Version, incident.Case.Status, incident.Severity, incident.Handling,
        incident.Case.AssigneeId is { } id ? names.GetValueOrDefault(id) : null);

    /// <summary>The rule that stands against it.</summary>
    private static string? Try(Action<Incident> make, Incident incident)
    {
        try
        {
            make(incident);
            return null;
        }
        catch (RuleBrokenException broken)
        {
            return broken.Rule;
        }
    }
}
