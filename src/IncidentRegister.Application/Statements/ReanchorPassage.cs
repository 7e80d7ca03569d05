using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>
/// Says where the words of a passage stand in the newest text, or that they are gone. What hangs on the passage goes with it.
/// </summary>
/// <param name="Statement">Its reference.</param>
/// <param name="Passage">The passage of an older text.</param>
/// <exception cref="NotFoundException">No such statement, or no passage of it waits.</exception>
/// <exception cref="RuleBrokenException">It has its place already; or the words do not stand there.</exception>
public sealed record ReanchorPassage(string Statement, Guid Passage) : ICommand<ReanchoredPassage>
{
    public static Policy Policy => Policies.WorkOnStatements;

    /// <summary>Words of the newest text; null where the passage is gone.</summary>
    public PassageChoice? Choice { get; init; }
}

/// <param name="Paragraph">Of the newest text; null where the words are gone.</param>
/// <param name="Left">How many still wait.</param>
public sealed record ReanchoredPassage(string Statement, int? Paragraph, int Left);

internal sealed class ReanchorPassageValidator : AbstractValidator<ReanchorPassage>
{
    public ReanchorPassageValidator() => RuleFor(r => r.Choice!).SetValidator(new PassageChoiceValidator()).When(r => r.Choice is not null);
}

internal sealed class ReanchorPassageHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<ReanchorPassage, ReanchoredPassage>
{
    public async Task<ReanchoredPassage> Handle(ReanchorPassage request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Statement, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        await StatementTurn.Take(db, reference, ct);
        var version = await db.StatementVersions.Where(v => v.TranslationOfId == null)
            .Join(db.Statements.Where(s => s.Reference == reference), v => v.StatementId, s => s.Id, (v, _) => v)
            .OrderByDescending(v => v.Number).Select(v => v.Id).FirstOrDefaultAsync(ct);
        var move = await db.PassageMoves.SingleOrDefaultAsync(m => m.PassageId == request.Passage && m.VersionId == version, ct)
            ?? throw new NotFoundException();
        RuleBrokenException.ThrowIf(move.ToPassageId is not null, "passage.placed-already");

        var now = clock.GetUtcNow();
        var found = request.Choice is { } choice ? (await new PassageDesk(db).Mark(reference, choice, now, ct)).Passage : null;
        if (found is null) move.SayGone(user.Now.Id, now);
        else move.Place(found, user.Now.Id, now);
        var left = await db.PassageMoves.CountAsync(
            m => m.VersionId == version && m.State == MoveState.Waiting && m.PassageId != request.Passage, ct);
        await db.SaveChangesAsync(ct);

        return new ReanchoredPassage(reference, found?.Paragraph, left);
    }
}
