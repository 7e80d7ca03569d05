using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Has the finder read the newest text of a statement for asks. It proposes; a person records or refuses.</summary>
/// <param name="Reference">Of the statement.</param>
/// <exception cref="NotFoundException">No such statement.</exception>
public sealed record ProposeAsks(string Reference) : IQuery<AskDesk>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <param name="Language">BCP 47, of title and text.</param>
/// <param name="Version">Number of the version that was read.</param>
/// <param name="Issuer">Id of the party that issued it; null where none is known.</param>
/// <param name="Proposals">In the order of the text; words with an ask, and words that were refused, are left out.</param>
public sealed record AskDesk(
    string Reference, string Title, string Language, int Version, Guid? Issuer, IReadOnlyList<AskProposal> Proposals,
    IReadOnlyList<RefusedWords> Refused);

/// <param name="Start">UTF-16 code units within the paragraph, end exclusive; whole words.</param>
public sealed record AskProposal(int Paragraph, int Start, int End, string Quote, AskStrength Strength)
{
    public IReadOnlyList<AskReason> Reasons { get; init; } = [];
    public IReadOnlyList<ProposedAddressee> Addressees { get; init; } = [];

    /// <summary>Codes of strategy measures that the register knows.</summary>
    public IReadOnlyList<string> Measures { get; init; } = [];

    /// <summary>The last day, where the words name one.</summary>
    public DateOnly? Deadline { get; init; }
}

/// <param name="Words">As the text names it.</param>
/// <param name="Party">Id of the party; null where the words name a kind of parties, or one that the register lacks.</param>
public sealed record ProposedAddressee(string Words, Guid? Party);

/// <param name="Id">Of the refusal.</param>
public sealed record RefusedWords(Guid Id, int Paragraph, string Quote);

internal sealed class ProposeAsksHandler(RegisterDbContext db, Words words) : IRequestHandler<ProposeAsks, AskDesk>
{
    public async Task<AskDesk> Handle(ProposeAsks request, CancellationToken ct)
    {
        var reference = Reference.TryParse(request.Reference, out var parsed) ? parsed.ToString() : throw new NotFoundException();
        var text = await (
            from statement in db.Statements.AsNoTracking()
            where statement.Reference == reference
            join version in db.StatementVersions on statement.Id equals version.StatementId
            where version.TranslationOfId == null
            orderby version.Number descending
            select new
            {
                statement.Id,
                statement.Title,
                statement.IssuedOn,
                statement.IssuedAs,
                Version = version.Id,
                version.Number,
                version.Language,
                Issuers = statement.Parties.Where(p => p.Role == StatementRole.Issuer).OrderBy(p => p.PartyId).Select(p => p.PartyId).ToList(),
                Paragraphs = version.Paragraphs.OrderBy(p => p.Number).Select(p => new Paragraph(p.Number, p.Text)).ToList(),
            }).AsSplitQuery().FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        var asked = await db.Passages.AsNoTracking().Where(p => p.VersionId == text.Version && db.Asks.Any(a => a.PassageId == p.Id))
            .Select(p => new { p.Paragraph, p.Start, p.End }).ToListAsync(ct);
        var refused = await (
            from refusal in db.AskRefusals.AsNoTracking()
            where refusal.UndoneAt == null
            join passage in db.Passages on refusal.PassageId equals passage.Id
            where passage.StatementId == text.Id
            orderby passage.Paragraph, passage.Start, refusal.Id
            select new RefusedWords(refusal.Id, passage.Paragraph, passage.Quote)).ToListAsync(ct);

        var glossary = await words.Now(ct);
        var issuer = text.Issuers.Count > 0 ? text.Issuers[0] : (Guid?)null;
        var found = AskFinder.Find(new AskText(
            text.Paragraphs, text.Language, (text.IssuedOn.End ?? text.IssuedOn.Start)?.Last, text.IssuedAs ?? Empty(glossary.Party(issuer))));
        var proposals = found.Select(f => Proposed(f, text.Paragraphs.Find(p => p.Number == f.Paragraph)!.Text, glossary)).OfType<AskProposal>()
            .Where(p => !asked.Exists(a => a.Paragraph == p.Paragraph && new TextSpan(a.Start, a.End).Overlaps(new TextSpan(p.Start, p.End))))
            .Where(p => !refused.Exists(r => r.Quote == p.Quote));

        return new AskDesk(reference, text.Title, text.Language, text.Number, issuer, [.. proposals], refused);
    }

    private static AskProposal? Proposed(FoundAsk found, string text, Glossary words) =>
        found.Span.SnapToWords(text) is not { } span ? null
        : new AskProposal(found.Paragraph, span.Start, span.End, text[span.Start..span.End], found.Strength)
        {
            Reasons = found.Reasons,
            Addressees = [.. found.Addressees.Select(a => new ProposedAddressee(a.Words, PartyOf(a.Code, words)))],
            Measures = [.. found.Measures.Select(m => m.Code).Where(code => words.Knows(Glossary.Measures, code))],
            Deadline = found.Deadline,
        };

    /// <summary>A State goes by its country; everything else by the key of its party. Kinds of parties have none.</summary>
    private static Guid? PartyOf(string code, Glossary words)
    {
        const string State = "state.";
        if (!code.StartsWith(State, StringComparison.Ordinal)) return words.PartyOf(code);

        var country = code[State.Length..].ToUpperInvariant();
        return words.Parties.FirstOrDefault(p => p.Kind == "state" && p.Country == country)?.Id;
    }

    private static string? Empty(string name) => name.Length > 0 ? name : null;
}
