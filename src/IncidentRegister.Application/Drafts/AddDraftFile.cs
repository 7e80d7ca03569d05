using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>
/// Enters a file that <see cref="EvidenceIntake"/> took in with a draft, and returns its id; of a form that was sent twice,
/// that of the first time. The draft's version stays: what is typed in another window is not outdated by a file.
/// </summary>
/// <param name="About">What the file is, in its bringer's words; may be left out.</param>
/// <exception cref="NotFoundException">There is no such draft (any more), or it is somebody else's.</exception>
/// <exception cref="RuleBrokenException">The files are too large together, or those of the day.</exception>
public sealed record AddDraftFile(Guid Draft, ReceivedFile File, string? About) : ICommand<Guid>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class AddDraftFileValidator : AbstractValidator<AddDraftFile>
{
    public AddDraftFileValidator() => RuleFor(r => r.About).MaySay(EvidenceFile.AboutMaxLength);
}

internal sealed class AddDraftFileHandler(
    RegisterDbContext db, ICurrentUser user, DraftSeal seal, Spending spending, TimeProvider clock) : IRequestHandler<AddDraftFile, Guid>
{
    public async Task<Guid> Handle(AddDraftFile request, CancellationToken ct)
    {
        var draft = await db.Drafts.Own(user.Now, request.Draft, ct);
        var held = await db.DraftFiles.Where(f => f.DraftId == draft.Id).SumAsync(f => f.Size, ct);
        var (id, name, kind, size, sha256) = request.File;
        var facts = new EvidenceFacts(id, name, kind, size, sha256, Written.Kept(request.About));

        db.DraftFiles.Add(DraftFile.Receive(draft, facts, seal.Close(facts), held, clock.GetUtcNow()));
        await spending.OnEvidence(size, ct);
        await db.SaveChangesAsync(ct);

        return id;
    }
}
