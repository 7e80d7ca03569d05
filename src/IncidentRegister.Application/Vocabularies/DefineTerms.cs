using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Vocabularies;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Vocabularies;

/// <summary>Defines the terms of a vocabulary that it does not have yet, and returns how many those were.</summary>
public sealed record DefineTerms(string Vocabulary, IReadOnlyList<TermWords> Terms) : ICommand<int>
{
    public static Policy Policy => Policies.KeepVocabularies;
}

/// <param name="Labels">By language; English must be there.</param>
public sealed record TermWords(
    string Code, string? Broader, IReadOnlyDictionary<string, string> Labels, IReadOnlyDictionary<string, string> Definitions);

internal sealed class DefineTermsValidator : AbstractValidator<DefineTerms>
{
    public DefineTermsValidator()
    {
        RuleFor(r => r.Vocabulary).Line(Term.CodeMaxLength);
        RuleForEach(r => r.Terms).ChildRules(term => term.RuleFor(t => t.Code).Line(Term.CodeMaxLength));
    }
}

internal sealed class DefineTermsHandler(RegisterDbContext db, Words words) : IRequestHandler<DefineTerms, int>
{
    public async Task<int> Handle(DefineTerms request, CancellationToken ct)
    {
        var known = await db.Terms.Where(t => t.Vocabulary == request.Vocabulary).Select(t => t.Code).ToListAsync(ct);
        var added = request.Terms
            .Select((t, order) => Term.Define(request.Vocabulary, t.Code, t.Broader, order + 1, t.Labels, t.Definitions))
            .Where(t => !known.Contains(t.Code))
            .ToList();

        db.Terms.AddRange(added);
        await db.SaveChangesAsync(ct);
        words.Forget();

        return added.Count;
    }
}
