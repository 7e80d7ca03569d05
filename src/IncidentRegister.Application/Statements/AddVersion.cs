using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Statements;

/// <summary>
/// Adds another text to a statement: a newer one, into which its passages are carried over with all that hangs on them, or a
/// translation.
/// </summary>
/// <param name="Statement">Its reference.</param>
/// <param name="Version">The number of the last version that the sender saw.</param>
/// <exception cref="NotFoundException">No such statement.</exception>
/// <exception cref="StaleVersionException">It got another text since.</exception>
/// <exception cref="RuleBrokenException">A newer text is in another language, or says the same; or a translation is in the same language.</exception>
public sealed record AddVersion(string Statement, long Version) : ICommand<AddedVersion>
{
    public static Policy Policy => Policies.WorkOnStatements;

    /// <summary>The text; blank lines part its paragraphs.</summary>
    public string Text { get; init; } = "";

    /// <summary>BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>It translates the newest text of the statement.</summary>
    public bool IsTranslation { get; init; }

    /// <summary><c>whole</c> or <c>excerpt</c>.</summary>
    public string Extent { get; init; } = "whole";

    /// <summary>The file or address that the text was taken from.</summary>
    public string? TakenFrom { get; init; }
    public string MediaType { get; init; } = StatementVersion.PlainTextType;

    /// <summary>The mention finder reads it soon, in the background.</summary>
    public bool IsForFinder { get; init; }

    /// <summary>Before anything was mended; null where nobody kept it.</summary>
    public string? Original { get; init; }
}

/// <param name="Statement">Its reference.</param>
/// <param name="Moved">Passages that were carried over.</param>
/// <param name="Waiting">Passages whose place a person must find.</param>
public sealed record AddedVersion(string Statement, int Number, int Moved, int Waiting);

internal sealed class AddVersionValidator : AbstractValidator<AddVersion>
{
    public AddVersionValidator()
    {
        RuleFor(r => r.Text).MustSay(EnterStatement.TextMaxLength, lines: true);
        RuleFor(r => r.Language).MustSay(Incident.LanguageMaxLength)
            .Matches("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$").WithMessage("field.not-understood");
        RuleFor(r => r.Extent).Names<AddVersion, Extent>();
        RuleFor(r => r.TakenFrom).MaySay(Source.AddressMaxLength);
    }
}

internal sealed class AddVersionHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock) : IRequestHandler<AddVersion, AddedVersion>
{
    public async Task<AddedVersion> Handle(AddVersion request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Statement, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        await StatementTurn.Take(db, reference, ct); // whoever marks words meanwhile marks them in the text before, or after
        var statement = await db.Statements.Include(s => s.Versions.OrderBy(v => v.Number))
            .SingleOrDefaultAsync(s => s.Reference == reference, ct) ?? throw new NotFoundException();
        if (statement.Versions[^1].Number != request.Version)
            throw new StaleVersionException(request.Version, statement.Versions[^1].Number);

        var now = clock.GetUtcNow();
        var before = statement.Versions.Last(v => v.TranslationOfId is null);
        var text = Typing.Text(nameof(request.Text), () => StatementText.FromPlain(request.Text));
        var version = statement.AddVersion(text, Facts(request, before), now);
        RuleBrokenException.ThrowIf(version.Sha256.AsSpan().SequenceEqual(before.Sha256), "statement.version-same-text");

        db.StatementVersions.Add(version);
        var carried = request.IsTranslation ? null : CarryOver.Into(version, await Standing(before.Id, ct), now);
        db.Passages.AddRange(carried?.Passages ?? []);
        db.PassageMoves.AddRange(carried?.Moves ?? []);
        if (request.IsForFinder) db.MentionRuns.Add(new MentionRun(null, [reference], user.Now.Id, now));
        await db.SaveChangesAsync(ct);

        return new AddedVersion(
            reference, version.Number, carried?.Passages.Count ?? 0, carried?.Moves.Count(m => m.State == MoveState.Waiting) ?? 0);
    }

    /// <summary>Every passage of the text before, whoever may see what hangs on it, and those that had no place in it.</summary>
    private async Task<List<StandingPassage>> Standing(Guid before, CancellationToken ct)
    {
        var marked = await db.Passages.AsNoTracking().Where(p => p.VersionId == before)
            .OrderBy(p => p.Paragraph).ThenBy(p => p.Start).ThenBy(p => p.Id).ToListAsync(ct);
        var unplaced = await db.PassageMoves.AsNoTracking().Where(m => m.VersionId == before && m.ToPassageId == null)
            .Join(db.Passages, m => m.PassageId, p => p.Id, (m, p) => new { Passage = p, m.State })
            .OrderBy(u => u.Passage.Id).ToListAsync(ct);

        return [.. marked.Select(p => new StandingPassage(p)), .. unplaced.Select(u => new StandingPassage(u.Passage, u.State == MoveState.Gone))];
    }

    private static TakenFacts Facts(AddVersion request, StatementVersion before) => new()
    {
        Extent = Code.To<Extent>(request.Extent),
        TakenFrom = Written.Kept(request.TakenFrom),
        MediaType = request.MediaType,
        Original = request.Original,
        Language = request.Language,
        TranslationOf = request.IsTranslation ? before.Id : null,
    };
}
