using FluentValidation;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Responses;

/// <summary>Records a measure that a party took, asked for or not.</summary>
/// <exception cref="RuleBrokenException">
/// It lies in the future, or before an incident or an ask that it answers, or an announcement that it carries out; an ask was
/// withdrawn; the announcement ended before; the proof does not stand there.
/// </exception>
public sealed record RecordResponse : ICommand<RecordedResponse>
{
    /// <summary>There are fewer States than that.</summary>
    public const int TogetherMax = 300;

    public static Policy Policy => Policies.RecordResponses;

    /// <summary>Code of a strategy measure.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The id, the key or a name of the party that took it.</summary>
    public string Party { get; init; } = "";

    /// <summary>How many parties took it together, as claimed. Null: one.</summary>
    public int? PartyCount { get; init; }

    /// <summary>The id, the key or a name of each that took it together with others, as far as known.</summary>
    public IReadOnlyList<string> Together { get; init; } = [];

    /// <summary>EDTF.</summary>
    public string TakenOn { get; init; } = "";
    public string Title { get; init; } = "";
    public string? Note { get; init; }

    /// <summary>References.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];
    public IReadOnlyList<FulfilledAsk> Fulfils { get; init; } = [];
    public ResponseProof? Proof { get; init; }
    public string? Publisher { get; init; }

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; init; }

    /// <summary>For the liaison alone; null: as the measure has it.</summary>
    public bool? IsConfidential { get; init; }

    /// <summary>Reference of the announcement that it carries out; null: none.</summary>
    public string? CarriesOut { get; init; }
}

/// <param name="Ask">Its reference.</param>
/// <param name="Extent"><c>fully</c> or <c>partly</c>.</param>
public sealed record FulfilledAsk(string Ask, string Extent);

/// <param name="Statement">Its reference.</param>
public sealed record ResponseProof(string Statement, PassageChoice Passage);

/// <param name="Reference">Such as <c>RSP-2026-7K3QF</c>.</param>
public sealed record RecordedResponse(Guid Id, string Reference);

internal sealed class RecordResponseValidator : AbstractValidator<RecordResponse>
{
    public RecordResponseValidator()
    {
        RuleFor(r => r.Measure).NotEmpty().WithMessage("field.required");
        RuleFor(r => r.Party).MustSay(PartyName.TextMaxLength);
        RuleFor(r => r.PartyCount).InclusiveBetween(1, 100_000).WithMessage("field.out-of-range");
        RuleFor(r => r.Together).MeansParties(RecordResponse.TogetherMax);
        RuleFor(r => r.TakenOn).Dated();
        RuleFor(r => r.Title).MustSay(Response.TitleMaxLength);
        RuleFor(r => r.Note).MaySay(Response.NoteMaxLength, lines: true);
        RuleFor(r => r.Fulfils).Must(f => f.Count <= FulfilledAsks.Most).WithMessage("response.too-many-asks");
        RuleForEach(r => r.Fulfils).ChildRules(f => f.RuleFor(a => a.Extent).Names<FulfilledAsk, FulfilmentExtent>());
        RuleFor(r => r.Proof!.Passage).SetValidator(new PassageChoiceValidator()).When(r => r.Proof is not null);
        RuleFor(r => r.Publisher).MaySay(Response.TitleMaxLength);
        RuleFor(r => r.Address).MaySay(Response.AddressMaxLength);
    }
}

internal sealed class RecordResponseHandler(RegisterDbContext db, ICurrentUser user, OfficeCalendar office, TimeProvider clock)
    : IRequestHandler<RecordResponse, RecordedResponse>
{
    public async Task<RecordedResponse> Handle(RecordResponse request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var measure = await UsableMeasure.Find(db, request.Measure, ct);
        var parties = new KnownParties(db);
        var party = await parties.One(request.Party, nameof(request.Party), ct);
        var together = request.Together.Count == 0 ? [] : await parties.Of(request.Together, nameof(request.Together), ct);
        var about = await new NamedIncidents(db, user.Now).Of(request.Incidents, nameof(request.Incidents), ct);
        var fulfils = await FulfilledAsks.Find(db, request.Fulfils, nameof(request.Fulfils), ct);
        var proof = request.Proof is { } given ? await ProofWords.Mark(db, given, now, ct) : null;
        var announced = string.IsNullOrWhiteSpace(request.CarriesOut) ? null : await ShownAnnouncement.Find(db, request.CarriesOut, ct)
            ?? throw Typing.Refused(nameof(request.CarriesOut), "announcement.not-known", request.CarriesOut);

        var facts = new ResponseFacts(measure.Code, party, IncidentDate.Parse(request.TakenOn), Written.Kept(request.Title)!)
        {
            PartyCount = request.PartyCount,
            Together = together,
            Note = Written.Kept(request.Note, lines: true),
            ProofPassageId = proof?.Id,
            Publisher = Written.Kept(request.Publisher),
            Address = Written.Kept(request.Address),
            IsConfidential = request.IsConfidential ?? measure.ConfidentialByDefault,
        };
        var response = Response.Record(References.New(References.Response, now), facts, about, fulfils, user.Now.Id, now);
        announced?.CarryOut(response);
        db.Responses.Add(response);
        await StopClocks([.. about.Select(i => i.Id)], now, ct);
        await db.SaveChangesAsync(ct);

        return new RecordedResponse(response.Id, response.Reference);
    }

    /// <summary>Of those that were verified and waited for a first response.</summary>
    private async Task StopClocks(List<Guid> ids, DateTimeOffset now, CancellationToken ct)
    {
        var calendar = await office.ToCountBy(ct);
        var waiting = await db.Incidents.VisibleTo(user.Now)
            .Where(i => ids.Contains(i.Id) && i.Case.DueClock == ClockKind.FirstResponse).ToListAsync(ct);
        foreach (var incident in waiting)
        {
            incident.Responded(now);
            incident.Settle(calendar);
        }
    }
}
