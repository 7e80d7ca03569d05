using FluentValidation;
using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Severity = IncidentRegister.Domain.Incidents.Severity;

namespace IncidentRegister.Application.Cases;

/// <summary>What a list tells of the chosen cases, to be taken out of the register. Each is audited as read.</summary>
/// <param name="References">At most <see cref="ChosenCases.Most"/>; what the caller may not see is left out.</param>
/// <exception cref="NotFoundException">None of them is there.</exception>
public sealed record ExportCases(IReadOnlyList<string> References) : IQuery<IReadOnlyList<ExportedCase>>, IExport
{
    public static Policy Policy => Policies.ReviewCases;

    public int Rows => References.Count;
}

public sealed record ExportedCase
{
    public required string Reference { get; init; }
    public required string Title { get; init; }

    /// <summary>BCP 47 tag of the title's language.</summary>
    public required string Language { get; init; }

    /// <summary>Codes of the acts' types, the main one first.</summary>
    public required IReadOnlyList<string> ActTypes { get; init; }
    public required string? Country { get; init; }
    public required IncidentDate Occurred { get; init; }
    public required CaseStatus Status { get; init; }
    public required Severity Severity { get; init; }
    public required Verification Verification { get; init; }
    public required Tlp Handling { get; init; }
    public required DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>The name of who reviews it; null where nobody does yet.</summary>
    public required string? Assignee { get; init; }

    /// <summary>Confirmed mentions that stand.</summary>
    public required int Passages { get; init; }
    public required int Responses { get; init; }
}

internal sealed class ExportCasesValidator : AbstractValidator<ExportCases>
{
    public ExportCasesValidator() => RuleFor(r => r.References).SomeCases();
}

internal sealed class ExportCasesHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail)
    : IRequestHandler<ExportCases, IReadOnlyList<ExportedCase>>
{
    public async Task<IReadOnlyList<ExportedCase>> Handle(ExportCases request, CancellationToken ct)
    {
        var found = await db.Chosen(user.Now, request.References.Select(ChosenCases.Reference)).AsNoTracking()
            .Select(i => new
            {
                i.Id,
                Line = new ExportedCase
                {
                    Reference = i.Reference,
                    Title = i.Title,
                    Language = i.Language,
                    ActTypes = i.ActTypes,
                    Country = i.Country,
                    Occurred = i.Occurred,
                    Status = i.Case.Status,
                    Severity = i.Severity,
                    Verification = i.Verification,
                    Handling = i.Handling,
                    SubmittedAt = i.Case.SubmittedAt,
                    Assignee = db.Users.Where(u => u.Id == i.Case.AssigneeId).Select(u => u.DisplayName).FirstOrDefault(),
                    Passages = db.Mentions.Count(m =>
                        m.IncidentId == i.Id && m.UndoneAt == null && m.State == MentionState.Confirmed),
                    Responses = db.ResponseIncidents.Count(r => r.IncidentId == i.Id),
                },
            })
            .ToListAsync(ct);
        if (found.Count == 0) throw new NotFoundException();

        found.ForEach(c => trail.Read($"incidents/{c.Id}"));
        return found.ConvertAll(c => c.Line);
    }
}
