using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Search;

/// <summary>
/// Looks through the incidents and statements that the caller may read, in every language at once, and through the
/// names of parties that speak in statements. Words, "words in this order", <c>or</c>, and <c>-without</c>.
/// </summary>
/// <param name="Text">Null or blank: nothing is looked for.</param>
public sealed record SearchRegister(string? Text) : IQuery<FoundRecords>
{
    /// <summary>In UTF-16 code units.</summary>
    public const int TextMaxLength = 200;

    public static Policy Policy => Policies.ReadStatements;
}

/// <summary>At most 25 of each kind, best first.</summary>
public sealed record FoundRecords(
    SearchOutcome Outcome, IReadOnlyList<FoundIncident> Incidents, IReadOnlyList<FoundStatement> Statements,
    IReadOnlyList<FoundParty> Parties)
{
    internal static FoundRecords Nothing(SearchOutcome outcome) => new(outcome, [], [], []);
}

/// <summary>Whether something was looked for, and if not, why.</summary>
public enum SearchOutcome { NothingAsked, NoWordToFind, Searched }

public sealed record FoundIncident(
    string Reference, string Language, Excerpt Title, Excerpt Account, IncidentDate Occurred)
{
    public required CaseStatus Status { get; init; }
    public required Tlp Handling { get; init; }
}

/// <param name="Paragraph">The number of its best paragraph; null where only its title or reference matched.</param>
public sealed record FoundStatement(string Reference, string Title, string Language, int? Paragraph, Excerpt Text)
{
    public required IncidentDate IssuedOn { get; init; }

    /// <summary>The translation that the paragraph is of; null where it is of the statement's own text.</summary>
    public TranslationTag? Translation { get; init; }
}

/// <param name="Name">The name that came closest to what was typed.</param>
/// <param name="Statements">The newest that it issued or endorsed, at most five.</param>
public sealed record FoundParty(Guid Id, string Name, string? Language, IReadOnlyList<PartyStatement> Statements);

public sealed record PartyStatement(string Reference, string Title, string Language, IncidentDate IssuedOn);

internal sealed class SearchRegisterValidator : AbstractValidator<SearchRegister>
{
    public SearchRegisterValidator() => RuleFor(r => r.Text).OptionalLine(SearchRegister.TextMaxLength);
}

internal sealed class SearchRegisterHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<SearchRegister, FoundRecords>
{
    public async Task<FoundRecords> Handle(SearchRegister request, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(request.Text)) return FoundRecords.Nothing(SearchOutcome.NothingAsked);

        var typed = SearchText.Of(request.Text);
        if (typed.Reference is null && !await HasWords(typed, ct)) return FoundRecords.Nothing(SearchOutcome.NoWordToFind);

        var incidents = new IncidentSearch(db, user.Now);
        var statements = new StatementSearch(db);

        if (typed.Reference is { } reference)
            return new FoundRecords(SearchOutcome.Searched, await incidents.Named(reference, ct), await statements.Named(reference, ct), []);

        return new FoundRecords(
            SearchOutcome.Searched, await incidents.With(typed, ct), await statements.With(typed, ct),
            await new PartySearch(db).Called(typed, ct));
    }

    /// <summary>
    /// Whether the index can answer. A query of operators asks for nothing; one that only says what is not wanted
    /// would have to read everything.
    /// </summary>
    private async Task<bool> HasWords(SearchText typed, CancellationToken ct)
    {
        var indexed = await db.Database
            .SqlQuery<string>($"select querytree(sec.search_query({typed.Text})) as \"Value\"").SingleAsync(ct);
        return indexed is not ("" or "T");
    }
}
