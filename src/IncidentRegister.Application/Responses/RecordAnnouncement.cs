using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using MediatR;

namespace IncidentRegister.Application.Responses;

/// <summary>Records that a party said that it will take a measure. It counts as no response.</summary>
/// <exception cref="RuleBrokenException">
/// It lies in the future, or before an incident or an ask that it is about; it was to be carried out before it was announced;
/// an ask was withdrawn; the proof does not stand there.
/// </exception>
public sealed record RecordAnnouncement : ICommand<RecordedAnnouncement>
{
    public static Policy Policy => Policies.RecordResponses;

    /// <summary>Code of a strategy measure.</summary>
    public string Measure { get; init; } = "";

    /// <summary>The id, the key or a name of the party that announced it.</summary>
    public string Party { get; init; } = "";

    /// <summary>How many parties announced it together, as claimed. Null: one.</summary>
    public int? PartyCount { get; init; }

    /// <summary>EDTF.</summary>
    public string AnnouncedOn { get; init; } = "";

    /// <summary>EDTF; null where nobody said when.</summary>
    public string? PlannedFor { get; init; }
    public string Title { get; init; } = "";
    public string? Note { get; init; }

    /// <summary>References.</summary>
    public IReadOnlyList<string> Incidents { get; init; } = [];

    /// <summary>References of the asks that it answers with a promise.</summary>
    public IReadOnlyList<string> Asks { get; init; } = [];
    public ResponseProof? Proof { get; init; }
    public string? Publisher { get; init; }

    /// <summary>As told; never fetched.</summary>
    public string? Address { get; init; }

    /// <summary>For the liaison alone; null: as the measure has it.</summary>
    public bool? IsConfidential { get; init; }
}

/// <param name="Reference">Such as <c>ANN-2026-7K3QF</c>.</param>
public sealed record RecordedAnnouncement(Guid Id, string Reference);

internal sealed class RecordAnnouncementValidator : AbstractValidator<RecordAnnouncement>
{
    public RecordAnnouncementValidator()
    {
        RuleFor(r => r.Measure).NotEmpty().WithMessage("field.required");
        RuleFor(r => r.Party).MustSay(PartyName.TextMaxLength);
        RuleFor(r => r.PartyCount).InclusiveBetween(1, 100_000).WithMessage("field.out-of-range");
        RuleFor(r => r.AnnouncedOn).Dated();
        RuleFor(r => r.PlannedFor).Dated(isRequired: false);
        RuleFor(r => r.Title).MustSay(Response.TitleMaxLength);
        RuleFor(r => r.Note).MaySay(Response.NoteMaxLength, lines: true);
        RuleFor(r => r.Asks).Must(a => a.Count <= FulfilledAsks.Most).WithMessage("response.too-many-asks");
        RuleFor(r => r.Proof!.Passage).SetValidator(new PassageChoiceValidator()).When(r => r.Proof is not null);
        RuleFor(r => r.Publisher).MaySay(Response.TitleMaxLength);
        RuleFor(r => r.Address).MaySay(Response.AddressMaxLength);
    }
}

internal sealed class RecordAnnouncementHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<RecordAnnouncement, RecordedAnnouncement>
{
    public async Task<RecordedAnnouncement> Handle(RecordAnnouncement request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var measure = await UsableMeasure.Find(db, request.Measure, ct);
        var party = await new KnownParties(db).One(request.Party, nameof(request.Party), ct);
        var about = await new NamedIncidents(db, user.Now).Of(request.Incidents, nameof(request.Incidents), ct);
        var asks = await FulfilledAsks.Named(db, request.Asks, n => $"{nameof(request.Asks)}[{n}]", ct);
        var proof = request.Proof is { } given ? await ProofWords.Mark(db, given, now, ct) : null;

        var facts = new AnnouncementFacts(measure.Code, party, IncidentDate.Parse(request.AnnouncedOn), Written.Kept(request.Title)!)
        {
            PartyCount = request.PartyCount,
            PlannedFor = string.IsNullOrWhiteSpace(request.PlannedFor) ? IncidentDate.Unknown : IncidentDate.Parse(request.PlannedFor),
            Note = Written.Kept(request.Note, lines: true),
            ProofPassageId = proof?.Id,
            Publisher = Written.Kept(request.Publisher),
            Address = Written.Kept(request.Address),
            IsConfidential = request.IsConfidential ?? measure.ConfidentialByDefault,
        };
        var announcement = Announcement.Record(References.New(References.Announcement, now), facts, about, asks, user.Now.Id, now);
        db.Announcements.Add(announcement);
        await db.SaveChangesAsync(ct);

        return new RecordedAnnouncement(announcement.Id, announcement.Reference);
    }
}
