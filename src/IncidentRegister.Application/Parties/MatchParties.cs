using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Texts;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Parties;

/// <summary>Says whom names mean, as they stand in a document. What is not exactly one party's name is proposed, never taken.</summary>
public sealed record MatchParties(IReadOnlyList<string> Names) : IQuery<IReadOnlyList<NameMatch>>
{
    public static Policy Policy => Policies.WorkOnStatements;
}

/// <summary>In the order asked, each name once.</summary>
/// <param name="PartyId">The one party that has exactly this name but for case, diacritics and hyphens; else null.</param>
/// <param name="Proposals">Likest first, at most five; empty where the party is known.</param>
public sealed record NameMatch(string Typed, Guid? PartyId, IReadOnlyList<PartyProposal> Proposals);

/// <param name="Via">The name of the party that is like the typed one.</param>
public sealed record PartyProposal(Guid PartyId, string Via);

internal sealed class MatchPartiesValidator : AbstractValidator<MatchParties>
{
    public MatchPartiesValidator() => RuleFor(r => r.Names).MeansParties(2 * EnterStatement.PartiesMax);
}

internal sealed class MatchPartiesHandler(RegisterDbContext db) : IRequestHandler<MatchParties, IReadOnlyList<NameMatch>>
{
    private const int Most = 5;

    /// <summary>Half of the groups of three letters: "Al Hao" is like "Al-Haq", and "Coalition" is not like everything.</summary>
    private const double Likeness = 0.4;

    public async Task<IReadOnlyList<NameMatch>> Handle(MatchParties request, CancellationToken ct)
    {
        var typed = request.Names.Distinct().ToList();
        var exact = await new PartyMatch(db).Of(typed, ct);
        var unknown = typed.Where(name => !exact.ContainsKey(name)).ToList();
        var proposals = unknown.Count == 0 ? [] : await Like(unknown, ct);

        return [.. typed.Select(name => exact.TryGetValue(name, out var id)
            ? new NameMatch(name, id, [])
            : new NameMatch(name, null, [.. proposals.Where(p => p.Typed == name).Select(p => new PartyProposal(p.PartyId, p.Via))]))];
    }

    private async Task<List<Proposal>> Like(List<string> names, CancellationToken ct)
    {
        var (typed, folded) = (names.ToArray(), names.Select(PlainText.Fold).ToArray());
        return await db.Database.SqlQuery<Proposal>($"""
            select t.typed as "Typed", p.party_id as "PartyId", p.text as "Via"
              from unnest({typed}, {folded}) with ordinality as t(typed, folded, at)
              cross join lateral (
                select b.party_id, b.text, b.likeness from (
                  select distinct on (n.party_id) n.party_id, n.text, similarity(n.folded, t.folded) as likeness
                    from party_names n where similarity(n.folded, t.folded) >= {Likeness}
                    order by n.party_id, similarity(n.folded, t.folded) desc, n.ordinal) b
                order by b.likeness desc, b.party_id limit {Most}) p
              order by t.at, p.likeness desc, p.party_id
            """).ToListAsync(ct);
    }

    private sealed record Proposal(string Typed, Guid PartyId, string Via);
}
