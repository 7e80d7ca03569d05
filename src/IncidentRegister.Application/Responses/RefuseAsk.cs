using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Answers the finder of asks with no: these words of the statement ask for nothing. It does not propose them again.</summary>
/// <param name="Statement">Its reference.</param>
/// <exception cref="NotFoundException">No such statement.</exception>
/// <exception cref="Domain.RuleBrokenException">The words do not stand there.</exception>
public sealed record RefuseAsk(string Statement, PassageChoice Passage) : ICommand<Guid>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

internal sealed class RefuseAskValidator : AbstractValidator<RefuseAsk>
{
    public RefuseAskValidator() => RuleFor(r => r.Passage).SetValidator(new PassageChoiceValidator());
}

internal sealed class RefuseAskHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<RefuseAsk, Guid>
{
    public async Task<Guid> Handle(RefuseAsk request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (_, passage) = await new PassageDesk(db).Mark(request.Statement, request.Passage, now, ct);
        var standing = await db.AskRefusals.SingleOrDefaultAsync(r => r.PassageId == passage.Id && r.UndoneAt == null, ct);
        if (standing is not null) return standing.Id; // two people refuse the same words: it is said once

        var refusal = AskRefusal.Of(passage, user.Now.Id, now);
        db.AskRefusals.Add(refusal);
        await db.SaveChangesAsync(ct);

        return refusal.Id;
    }
}
