using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>
/// Makes one change to one case after the other. The same hands plan and carry out: what speaks against a case is the rule
/// that it would break, and nobody writes those down a second time.
/// </summary>
internal sealed class ChangeDesk(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
{
    /// <summary>What throws <see cref="RuleBrokenException"/> for a case that cannot be changed so. To be asked for before a row is locked.</summary>
    /// <exception cref="FluentValidation.ValidationException">No such liaison or statement, or words that it does not hold once.</exception>
    public Task<Action<Incident>> Ready(CaseChange change, CancellationToken ct) => change switch
    {
        { Liaison: { } liaison } => Assigning(liaison, ct),
        { Severity: { } severity } => Grading(Code.To<Severity>(severity), ct),
        _ => Linking(change.Words!, ct),
    };

    private async Task<Action<Incident>> Assigning(Guid liaison, CancellationToken ct)
    {
        await db.RefuseUnlessLiaison(liaison, "Change.Liaison", ct);
        var (calendar, now, by) = (await office.ToCountBy(ct), clock.GetUtcNow(), user.Now.Id);
        return incident =>
        {
            incident.Assign(liaison, by, now);
            incident.Settle(calendar);
        };
    }

    private async Task<Action<Incident>> Grading(Severity severity, CancellationToken ct)
    {
        var (calendar, now, by) = (await office.ToCountBy(ct), clock.GetUtcNow(), user.Now.Id);
        return incident =>
        {
            var before = incident.Version;
            incident.Regrade(severity, by, now);
            RuleBrokenException.ThrowIf(incident.Version == before, "case.graded-already");
            incident.Settle(calendar);
        };
    }

    private async Task<Action<Incident>> Linking(SharedWords words, CancellationToken ct)
    {
        var (now, by) = (clock.GetUtcNow(), user.Now.Id);
        var (_, passage) = await new PassageDesk(db).Mark(words.Statement, await Place(words, ct), now, ct);
        var linked = await db.Mentions
            .Where(m => m.PassageId == passage.Id && m.UndoneAt == null && m.State == MentionState.Confirmed && m.IncidentId != null)
            .Select(m => m.IncidentId!.Value).ToHashSetAsync(ct);
        return incident =>
        {
            RuleBrokenException.ThrowIf(!linked.Add(incident.Id), "mention.already-there");
            db.Mentions.Add(Mention.Confirm(
                passage, incident, Code.To<MentionRelation>(words.Relation), Code.To<Stance>(words.Stance), null, by, now));
        };
    }

    /// <summary>Looks through the whole text, because words that are pasted come without their place.</summary>
    private async Task<PassageChoice> Place(SharedWords words, CancellationToken ct)
    {
        var reference = ChosenCases.Reference(words.Statement);
        var version = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Reference == reference
            join text in db.StatementVersions on statement.Id equals text.StatementId
            where text.TranslationOfId == null
            orderby text.Number descending
            select new { text.Number, Paragraphs = text.Paragraphs.Select(p => new { p.Number, p.Text }).ToList() })
            .FirstOrDefaultAsync(ct) ?? throw Typing.Refused("Change.Words.Statement", "statement.not-known");

        var quote = new Quotation(Written.Kept(words.Quote)!, "", "");
        var places = version.Paragraphs.Where(p => p.Text.Contains(quote.Exact, StringComparison.Ordinal)).ToList();
        return places is [var only] && quote.FindIn(only.Text) is { } span
            ? new PassageChoice { Version = version.Number, Paragraph = only.Number, Start = span.Start, End = span.End, Quote = quote.Exact }
            : throw Typing.Refused("Change.Words.Quote", "passage.not-once");
    }
}
