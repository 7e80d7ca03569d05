using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Records that somebody asks for a measure in the words of a statement: one ask for each addressee.</summary>
/// <param name="Statement">Its reference.</param>
/// <exception cref="RuleBrokenException">The words do not stand there, or the ask stands already.</exception>
public sealed record RecordAsk(string Statement, PassageChoice Passage) : ICommand<IReadOnlyList<RecordedAsk>>
{
    public const int AddresseesMax = 50;

    public static Policy Policy => Policies.WorkOnStatements;

    /// <summary>The id, the key or a name of the party that asks.</summary>
    public string Issuer { get; init; } = "";

    /// <summary>The id, the key or a name of a party each.</summary>
    public IReadOnlyList<string> Addressees { get; init; } = [];

    /// <summary>Code of a strategy measure.</summary>
    public string Measure { get; init; } = "";

    /// <summary>References; empty when it is about no incident in particular.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    /// <summary>The last day, when the words name one.</summary>
    public DateOnly? Deadline { get; init; }

    /// <summary>Days after which silence counts as no reply; null: the register's own.</summary>
    public int? ReplyWithinDays { get; init; }
}

/// <param name="Reference">Such as <c>ASK-2026-7K3QF</c>.</param>
public sealed record RecordedAsk(Guid Id, string Reference, Guid AddresseeId);

internal sealed class RecordAskValidator : AbstractValidator<RecordAsk>
{
    public RecordAskValidator()
    {
        RuleFor(r => r.Passage).SetValidator(new PassageChoiceValidator());
        RuleFor(r => r.Issuer).MustSay(PartyName.TextMaxLength);
        RuleFor(r => r.Addressees).NotEmpty().WithMessage("field.required").MeansParties(RecordAsk.AddresseesMax);
        RuleFor(r => r.Measure).NotEmpty().WithMessage("field.required");
        RuleFor(r => r.ReplyWithinDays).InclusiveBetween(1, Ask.ReplyDaysMax).WithMessage("field.out-of-range");
    }
}

internal sealed class RecordAskHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordAsk, IReadOnlyList<RecordedAsk>>
{
    public async Task<IReadOnlyList<RecordedAsk>> Handle(RecordAsk request, CancellationToken ct)
    {
        await UsableMeasure.Find(db, request.Measure, ct);

        var now = clock.GetUtcNow();
        var parties = new KnownParties(db);
        var issuer = await parties.One(request.Issuer, nameof(request.Issuer), ct);
        var addressees = await parties.Of(request.Addressees, nameof(request.Addressees), ct);
        var about = await new NamedIncidents(db, user.Now).Of(request.Incidents, nameof(request.Incidents), ct);
        var (statement, passage) = await new PassageDesk(db).Mark(request.Statement, request.Passage, now, ct);
        RuleBrokenException.ThrowIf(
            await db.Asks.AnyAsync(a => a.PassageId == passage.Id && a.IssuerId == issuer && a.Measure == request.Measure
                && addressees.Contains(a.AddresseeId) && a.State != AskState.Withdrawn, ct),
            "ask.already-there");

        var asks = addressees.Select(addressee => Ask.From(
            References.New(References.Ask, now), statement, passage, issuer, addressee, request.Measure, about, user.Now.Id, now))
            .ToList();
        asks.ForEach(a => a.Await(request.Deadline, request.ReplyWithinDays));
        db.Asks.AddRange(asks);
        await db.SaveChangesAsync(ct);

        return [.. asks.Select(a => new RecordedAsk(a.Id, a.Reference, a.AddresseeId))];
    }
}
