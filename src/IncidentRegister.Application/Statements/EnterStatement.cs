using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Statements;
using MediatR;

namespace IncidentRegister.Application.Statements;

/// <summary>Enters a statement with its first text. Its words are never changed afterwards.</summary>
/// <exception cref="RuleBrokenException">It lies in the future, or a date that is not the printed one has no reason.</exception>
public sealed record EnterStatement : ICommand<EnteredStatement>
{
    /// <summary>The vocabularies of kinds, and of forums with their sessions.</summary>
    public const string Kinds = "statement-kind";
    public const string Forums = "forum";
    public const int DateAsPrintedMaxLength = 100;
    public const int PartiesMax = 400;

    /// <summary>Of the whole text, in UTF-16 code units.</summary>
    public const int TextMaxLength = 400_000;

    public static Policy Policy => Policies.WorkOnStatements;

    public string Title { get; init; } = "";

    /// <summary>Codes of the vocabularies <c>statement-kind</c> and, for forum and session, <c>forum</c>.</summary>
    public string Kind { get; init; } = "";
    public string? Forum { get; init; }
    public string? Session { get; init; }

    /// <summary>EDTF: the day it is taken to be of.</summary>
    public string IssuedOn { get; init; } = "";
    public string? DateAsPrinted { get; init; }

    /// <summary><c>printed</c>, <c>inferred</c> or <c>corrected</c>; the last two need a note.</summary>
    public string DateBasis { get; init; } = "printed";
    public string? DateNote { get; init; }

    /// <summary>BCP 47.</summary>
    public string Language { get; init; } = "en";

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; init; }

    /// <summary>The issuers in the words of the text.</summary>
    public string? IssuedAs { get; init; }
    public int? EndorsersClaimed { get; init; }

    /// <summary>The id, the key or a name of a party each.</summary>
    public IReadOnlyList<string> Issuers { get; init; } = [];
    public IReadOnlyList<string> Endorsers { get; init; } = [];

    /// <summary>Names of those that stay names, because nobody knows them yet.</summary>
    public IReadOnlyList<string> IssuersNamed { get; init; } = [];
    public IReadOnlyList<string> EndorsersNamed { get; init; } = [];

    /// <summary>Names among the issuers and endorsers that are entered as new organisations, in the same step.</summary>
    public IReadOnlyList<string> NewParties { get; init; } = [];

    /// <summary>The text as pasted; paragraphs are counted from 1. Empty where <see cref="Paragraphs"/> are given.</summary>
    public string Text { get; init; } = "";

    /// <summary>The text in paragraphs with their numbers in the document, which an excerpt needs.</summary>
    public IReadOnlyList<Paragraph> Paragraphs { get; init; } = [];

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

/// <param name="Reference">Such as <c>STM-2026-7K3QF</c>.</param>
public sealed record EnteredStatement(Guid Id, string Reference);

internal sealed class EnterStatementValidator : AbstractValidator<EnterStatement>
{
    public EnterStatementValidator()
    {
        RuleFor(r => r.Title).MustSay(Statement.TitleMaxLength);
        RuleFor(r => r.Kind).NotEmpty().WithMessage("field.required");
        RuleFor(r => r.IssuedOn).Dated();
        RuleFor(r => r.DateAsPrinted).MaySay(EnterStatement.DateAsPrintedMaxLength);
        RuleFor(r => r.DateBasis).Names<EnterStatement, DateBasis>();
        RuleFor(r => r.DateNote).MaySay(Statement.TextMaxLength);
        RuleFor(r => r.Language).MustSay(Incident.LanguageMaxLength)
            .Matches("^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$").WithMessage("field.not-understood");
        RuleFor(r => r.Address).MaySay(Source.AddressMaxLength);
        RuleFor(r => r.IssuedAs).MaySay(Statement.TextMaxLength);
        RuleFor(r => r.EndorsersClaimed).InclusiveBetween(1, 100_000).WithMessage("field.out-of-range");
        RuleFor(r => r.Issuers).NotEmpty().WithMessage("statement.needs-issuer").When(r => Written.Kept(r.IssuedAs) is null && r.IssuersNamed.Count == 0);
        RuleFor(r => r.Issuers).MeansParties(EnterStatement.PartiesMax);
        RuleFor(r => r.Endorsers).MeansParties(EnterStatement.PartiesMax);
        RuleFor(r => r.IssuersNamed).MeansParties(EnterStatement.PartiesMax);
        RuleFor(r => r.EndorsersNamed).MeansParties(EnterStatement.PartiesMax);
        RuleFor(r => r.NewParties).MeansParties(EnterStatement.PartiesMax);
        RuleFor(r => r.Text).MustSay(EnterStatement.TextMaxLength, lines: true).When(r => r.Paragraphs.Count == 0);
        RuleFor(r => r.Extent).Names<EnterStatement, Extent>();
        RuleFor(r => r.TakenFrom).MaySay(Source.AddressMaxLength);
    }
}

internal sealed class EnterStatementHandler(RegisterDbContext db, ICurrentUser user, Words words, TimeProvider clock)
    : IRequestHandler<EnterStatement, EnteredStatement>
{
    public async Task<EnteredStatement> Handle(EnterStatement request, CancellationToken ct)
    {
        Check(request, await words.Now(ct));
        var now = clock.GetUtcNow();
        var parties = new KnownParties(db);
        await parties.Enter(request.NewParties, now, ct);
        var facts = Facts(request) with
        {
            Issuers = await parties.Of(request.Issuers, nameof(request.Issuers), ct),
            Endorsers = await parties.Of(request.Endorsers, nameof(request.Endorsers), ct),
        };

        var statement = Statement.Enter(References.New(References.Statement, now), facts, user.Now.Id, now);
        statement.AddVersion(TextOf(request), Taken(request), now);
        db.Statements.Add(statement);
        if (request.IsForFinder) db.MentionRuns.Add(new MentionRun(null, [statement.Reference], user.Now.Id, now));
        await db.SaveChangesAsync(ct);
        if (request.NewParties.Count > 0) words.Forget();

        return new EnteredStatement(statement.Id, statement.Reference);
    }

    private static void Check(EnterStatement request, Glossary glossary)
    {
        if (!glossary.Knows(EnterStatement.Kinds, request.Kind)) throw Typing.Refused(nameof(request.Kind), Written.UnknownCode);
        if (request.Forum is { } forum && !glossary.Knows(EnterStatement.Forums, forum))
            throw Typing.Refused(nameof(request.Forum), Written.UnknownCode);
        if (request.Session is { } session && !glossary.Knows(EnterStatement.Forums, session))
            throw Typing.Refused(nameof(request.Session), Written.UnknownCode);
    }

    private static StatementText TextOf(EnterStatement request) => Typing.Text(nameof(request.Text), () => request.Paragraphs.Count > 0
        ? StatementText.FromParagraphs(request.Paragraphs)
        : StatementText.FromPlain(request.Text));

    private static TakenFacts Taken(EnterStatement request) => new()
    {
        Extent = Code.To<Extent>(request.Extent),
        TakenFrom = Written.Kept(request.TakenFrom),
        MediaType = request.MediaType,
        Original = request.Original,
    };

    private static StatementFacts Facts(EnterStatement request) => new()
    {
        Title = Written.Kept(request.Title)!,
        Kind = request.Kind,
        Forum = request.Forum,
        Session = request.Session,
        IssuedOn = IncidentDate.Parse(request.IssuedOn),
        DateAsPrinted = Written.Kept(request.DateAsPrinted),
        DateBasis = Code.To<DateBasis>(request.DateBasis),
        DateNote = Written.Kept(request.DateNote),
        Language = request.Language,
        Address = Written.Kept(request.Address),
        IssuedAs = Written.Kept(request.IssuedAs),
        EndorsersClaimed = request.EndorsersClaimed,
        IssuersNamed = [.. request.IssuersNamed.Select(name => Written.Kept(name)!)],
        EndorsersNamed = [.. request.EndorsersNamed.Select(name => Written.Kept(name)!)],
    };
}
