using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// Enters a file that <see cref="EvidenceIntake"/> took in, and returns its id; of a form that was sent twice, that of the
/// first time.
/// </summary>
/// <param name="About">What the file is, in its bringer's words; may be left out.</param>
/// <exception cref="RuleBrokenException">The incident is frozen for the caller, its files are too large together, or those of the day.</exception>
public sealed record AddEvidence(string Reference, ReceivedFile File, string? About) : ICommand<Guid>
{
    public static Policy Policy => Policies.BringEvidence;
}

internal sealed class AddEvidenceValidator : AbstractValidator<AddEvidence>
{
    public AddEvidenceValidator() => RuleFor(r => r.About).MaySay(EvidenceFile.AboutMaxLength);
}

internal sealed class AddEvidenceHandler(RegisterDbContext db, ICurrentUser user, Spending spending, TimeProvider clock)
    : IRequestHandler<AddEvidence, Guid>
{
    public async Task<Guid> Handle(AddEvidence request, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        var held = await db.EvidenceFiles.Where(e => e.IncidentId == incident.Id).SumAsync(e => e.Size, ct);
        var (id, name, kind, size, sha256) = request.File;

        var file = EvidenceFile.Receive(incident, new EvidenceFacts(id, name, kind, size, sha256, Written.Kept(request.About)),
            held, user.Now.AsHolder(), clock.GetUtcNow());
        db.EvidenceFiles.Add(file);
        await spending.OnEvidence(size, ct);
        await db.SaveChangesAsync(ct);

        return file.Id;
    }
}
