using IncidentRegister.Application.Data;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>The passages of older texts that have no place in the newest one, one of them beside it.</summary>
/// <param name="Passage">The one to place; null, or one that has its place: the first that waits.</param>
/// <exception cref="NotFoundException">No such statement.</exception>
public sealed record PrepareReanchor(string Reference, Guid? Passage = null) : IQuery<ReanchorDesk>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Language">BCP 47, of title and text.</param>
/// <param name="Version">Number of the newest version, which the sentences are of.</param>
/// <param name="Waiting">Those that wait first, then those that are gone, each in the order of its text.</param>
/// <param name="Shown">Null where none has to be placed.</param>
public sealed record ReanchorDesk(
    string Reference, string Title, string Language, int Version, IReadOnlyList<SentenceList> Paragraphs,
    IReadOnlyList<UnplacedPassage> Waiting, UnplacedPassage? Shown);

/// <param name="Version">Number of the version that it is a passage of.</param>
/// <param name="Text">Its paragraph there; the words are from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Links">Standing mentions that the caller may see.</param>
public sealed record UnplacedPassage(
    Guid Id, int Version, int Paragraph, string Text, int Start, int End, string Quote, bool IsGone, int Links, int Asks);

internal sealed class PrepareReanchorHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<PrepareReanchor, ReanchorDesk>
{
    private const int Most = 200;

    public async Task<ReanchorDesk> Handle(PrepareReanchor request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var newest = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Reference == reference
            join version in db.StatementVersions on statement.Id equals version.StatementId
            where version.TranslationOfId == null
            orderby version.Number descending
            select new { version.Id, version.Number, version.Language, statement.Reference, statement.Title }).FirstOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        var waiting = await Waiting(newest.Id, ct);
        var shown = waiting.Find(w => w.Id == request.Passage) ?? waiting.Find(w => !w.IsGone);
        var paragraphs = shown is null ? [] : await db.Paragraphs.AsNoTracking().Where(p => p.VersionId == newest.Id)
            .OrderBy(p => p.Number).Select(p => new Paragraph(p.Number, p.Text)).ToListAsync(ct);

        return new ReanchorDesk(
            newest.Reference, newest.Title, newest.Language, newest.Number,
            [.. paragraphs.Select(p => new SentenceList(
                p.Number, [.. Sentences.Split(p.Text, newest.Language).Select(s => p.Text[s.Start..s.End])]))],
            waiting, shown);
    }

    private async Task<List<UnplacedPassage>> Waiting(Guid newest, CancellationToken ct)
    {
        var mentions = db.VisibleMentions(user.Now).Where(m => m.UndoneAt == null);
        return await (
            from move in db.PassageMoves.AsNoTracking()
            where move.VersionId == newest && move.ToPassageId == null
            join passage in db.Passages on move.PassageId equals passage.Id
            join version in db.StatementVersions on passage.VersionId equals version.Id
            join paragraph in db.Paragraphs
                on new { passage.VersionId, Number = passage.Paragraph } equals new { paragraph.VersionId, paragraph.Number }
            orderby move.State == MoveState.Gone, version.Number descending, passage.Paragraph, passage.Start, passage.Id
            select new UnplacedPassage(
                passage.Id, version.Number, passage.Paragraph, paragraph.Text, passage.Start, passage.End, passage.Quote,
                move.State == MoveState.Gone,
                mentions.Count(m => m.PassageId == passage.Id), db.Asks.Count(a => a.PassageId == passage.Id))).Top(Most).ToListAsync(ct);
    }
}
