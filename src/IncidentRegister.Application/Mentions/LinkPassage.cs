using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Mentions;
using MediatR;

namespace IncidentRegister.Application.Mentions;

/// <summary>Says that words of a statement speak of an incident, or that they name none that can be identified.</summary>
/// <param name="Statement">Its reference.</param>
/// <exception cref="RuleBrokenException">
/// The words do not stand there, hold no word or are no run of sentences; or the link stands already.
/// </exception>
public sealed record LinkPassage(string Statement, PassageChoice Passage) : ICommand<LinkedPassage>
{
    public static Policy Policy => Policies.WorkOnStatements;

    /// <summary>Its reference; null where the words name no identifiable incident.</summary>
    public string? Incident { get; init; }

    /// <summary><c>describes</c>, <c>alludes-to</c> or <c>includes</c>.</summary>
    public string Relation { get; init; } = "describes";

    /// <summary>
    /// <c>reports</c>, <c>expresses-concern</c>, <c>condemns</c>, <c>calls-for-action</c>, <c>denies</c> or <c>justifies</c>.
    /// </summary>
    public string Stance { get; init; } = "reports";
    public string? Note { get; init; }
}

/// <param name="Statement">Its reference.</param>
public sealed record LinkedPassage(Guid Mention, string Statement, int Paragraph, string Quote);

internal sealed class LinkPassageValidator : AbstractValidator<LinkPassage>
{
    public LinkPassageValidator()
    {
        RuleFor(r => r.Passage).SetValidator(new PassageChoiceValidator());
        RuleFor(r => r.Relation).Names<LinkPassage, MentionRelation>();
        RuleFor(r => r.Stance).Names<LinkPassage, Stance>();
        RuleFor(r => r.Note).MaySay(Mention.NoteMaxLength);
    }
}

internal sealed class LinkPassageHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<LinkPassage, LinkedPassage>
{
    public async Task<LinkedPassage> Handle(LinkPassage request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var incident = await new NamedIncidents(db, user.Now).One(request.Incident, nameof(request.Incident), ct);
        var (statement, passage) = await new PassageDesk(db).Mark(request.Statement, request.Passage, now, ct);
        var mention = await new MentionDesk(db, user.Now, now).Link(
            passage, incident, Code.To<MentionRelation>(request.Relation), Code.To<Stance>(request.Stance),
            Written.Kept(request.Note), ct);
        await db.SaveChangesAsync(ct);

        return new LinkedPassage(mention.Id, statement.Reference, passage.Paragraph, passage.Quote);
    }
}
