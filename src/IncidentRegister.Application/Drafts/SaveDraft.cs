using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using MediatR;

namespace IncidentRegister.Application.Drafts;

/// <summary>Keeps what was typed so far, right or wrong, in place of what was kept before.</summary>
/// <param name="Text">The whole draft; opaque here.</param>
/// <param name="Version">The version that the page was made from.</param>
/// <exception cref="StaleVersionException">It was saved elsewhere since, in another window or on another device.</exception>
public sealed record SaveDraft(Guid Id, string Text, long Version) : ICommand<SavedDraft>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class SaveDraftValidator : AbstractValidator<SaveDraft>
{
    public SaveDraftValidator() => RuleFor(r => r.Text).MaximumLength(Draft.MaxBytes / 4).WithMessage("draft.too-long");
}

internal sealed class SaveDraftHandler(RegisterDbContext db, ICurrentUser user, DraftSeal seal, TimeProvider clock)
    : IRequestHandler<SaveDraft, SavedDraft>
{
    public async Task<SavedDraft> Handle(SaveDraft request, CancellationToken ct)
    {
        var draft = await db.Drafts.Own(user.Now, request.Id, request.Version, ct);

        draft.Save(seal.Close(draft.Id, request.Text), clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return new SavedDraft(draft.Id, draft.Version, draft.SavedAt);
    }
}
