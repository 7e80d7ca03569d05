using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Drafts;

/// <summary>Keeps the beginning of a report for its author.</summary>
/// <param name="Text">Whatever the front door needs to show it again; opaque here.</param>
/// <exception cref="RuleBrokenException">The author has more drafts than anybody needs.</exception>
public sealed record BeginDraft(string Text) : ICommand<SavedDraft>
{
    public static Policy Policy => Policies.LogIncidents;
}

/// <param name="Version">The version that now stands.</param>
public sealed record SavedDraft(Guid Id, long Version, DateTimeOffset SavedAt);

internal sealed class BeginDraftValidator : AbstractValidator<BeginDraft>
{
    public BeginDraftValidator() => RuleFor(r => r.Text).MaximumLength(Draft.MaxBytes / 4).WithMessage("draft.too-long");
}

internal sealed class BeginDraftHandler(RegisterDbContext db, ICurrentUser user, DraftSeal seal, TimeProvider clock)
    : IRequestHandler<BeginDraft, SavedDraft>
{
    public async Task<SavedDraft> Handle(BeginDraft request, CancellationToken ct)
    {
        var has = await db.Drafts.CountAsync(d => d.AuthorId == user.Now.Id, ct);
        RuleBrokenException.ThrowIf(has >= Draft.MostOfOnePerson, "draft.too-many");

        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        var draft = new Draft(id, user.Now.OrganisationId, user.Now.Id, seal.Close(id, request.Text), now);
        db.Drafts.Add(draft);
        await db.SaveChangesAsync(ct);

        return new SavedDraft(draft.Id, draft.Version, draft.SavedAt);
    }
}
