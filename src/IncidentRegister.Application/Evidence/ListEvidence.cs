using IncidentRegister.Application.Audit;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// The files of an incident, and of those that gave way to it, that the caller may see: newest first, at most 200, each
/// with its custody.
/// </summary>
/// <exception cref="NotFoundException">There is no such incident, or none that the caller may see.</exception>
public sealed record ListEvidence(string Reference) : IQuery<EvidenceList>
{
    public static Policy Policy => Policies.ReadIncidents;
}

/// <param name="MayAdd">The caller may bring a file now.</param>
public sealed record EvidenceList(string Reference, Tlp Handling, bool MayAdd, IReadOnlyList<EvidenceLine> Files);

/// <param name="Size">Bytes.</param>
/// <param name="Sha256">Of the original, in 64 hexadecimal digits.</param>
/// <param name="Custody">Oldest first, at most 100.</param>
public sealed record EvidenceLine(
    Guid Id, string Name, string? GivenName, string? About, EvidenceKind Kind, long Size, string Sha256, EvidenceState State,
    IReadOnlyList<CustodyLine> Custody)
{
    /// <summary>The reference of the record that it was brought to, where that gave way to this one; else null.</summary>
    public string? BroughtTo { get; init; }
}

/// <param name="By">You, the reporter, the reviewer or the register; nobody's name.</param>
/// <param name="At">UTC.</param>
public sealed record CustodyLine(CustodyKind Kind, CustodyActor By, DateTimeOffset At, CustodyOutcome? Outcome, string? Finding);

/// <summary>Who had a file in hand, as far as readers are told.</summary>
public enum CustodyActor { You, Reporter, Reviewer, Register }

internal sealed class ListEvidenceHandler(RegisterDbContext db, ICurrentUser user, AuditTrail trail)
    : IRequestHandler<ListEvidence, EvidenceList>
{
    private const int MaxFiles = 200;
    private const int MaxCustody = 100;

    public async Task<EvidenceList> Handle(ListEvidence request, CancellationToken ct)
    {
        var reader = user.Now;
        var incident = await db.Incidents.AsNoTracking().VisibleTo(reader).Called(request.Reference)
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();
        if (incident.Handling is Tlp.Red or Tlp.AmberStrict) trail.Read($"incidents/{incident.Id}");

        var records = await db.WithMerged(incident.Id, reader, ct);
        var files = await db.EvidenceFiles.AsNoTracking().Where(EvidenceShelf.VisibleTo(reader)).Where(e => records.Contains(e.IncidentId))
            .OrderByDescending(e => e.ReceivedAt).ThenByDescending(e => e.Id).Top(MaxFiles)
            .Select(e => new
            {
                File = e,
                BroughtTo = e.IncidentId == incident.Id ? null
                    : db.Incidents.Where(i => i.Id == e.IncidentId).Select(i => i.Reference).First(),
                Custody = e.Custody.OrderBy(c => c.At).ThenBy(c => c.Id).Take(MaxCustody).ToList(),
            })
            .ToListAsync(ct);

        return new EvidenceList(
            incident.Reference, incident.Handling,
            Policies.BringEvidence.Allows(reader.Role) && EvidenceFile.IsOpen(incident, reader.AsHolder().Hand),
            [.. files.Select(f => Line(f.File, f.Custody, reader) with { BroughtTo = f.BroughtTo })]);
    }

    private static EvidenceLine Line(EvidenceFile file, IEnumerable<CustodyEntry> custody, CurrentUser reader) => new(
        file.Id, file.Name, file.GivenName, file.About, file.Kind, file.Size, Convert.ToHexStringLower(file.Sha256), file.State,
        [.. custody.Select(c => new CustodyLine(c.Kind, By(c, reader), c.At, c.Outcome, c.Finding))]);

    private static CustodyActor By(CustodyEntry entry, CurrentUser reader) => entry.HolderId == reader.Id
        ? CustodyActor.You
        : entry.Hand switch
        {
            CustodyHand.Reporter => CustodyActor.Reporter,
            CustodyHand.Reviewer => CustodyActor.Reviewer,
            _ => CustodyActor.Register,
        };
}
