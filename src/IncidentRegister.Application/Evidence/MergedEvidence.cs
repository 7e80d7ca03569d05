using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Evidence;

/// <summary>
/// The files of a record that gives way to another. They stay where they were brought, for organisation and id are
/// sealed into them; the other record lists them for as long as the merge stands, and their custody says so.
/// </summary>
/// <remarks>What is in quarantine is not the merger's to see, and so not to write about.</remarks>
internal sealed class MergedEvidence(RegisterDbContext db, CurrentUser user)
{
    public async Task Join(Incident duplicate, DateTimeOffset now, CancellationToken ct) =>
        (await Files(duplicate, ct)).ForEach(file => file.Join(user.AsHolder(), now));

    public async Task Part(Incident duplicate, DateTimeOffset now, CancellationToken ct) =>
        (await Files(duplicate, ct)).ForEach(file => file.Part(user.AsHolder(), now));

    /// <summary>With those of records that gave way to it before: all of them are listed elsewhere now, or no more.</summary>
    private async Task<List<EvidenceFile>> Files(Incident duplicate, CancellationToken ct)
    {
        var records = await db.WithMerged(duplicate.Id, user, ct);
        return await db.EvidenceFiles.Where(EvidenceShelf.VisibleTo(user)).Where(e => records.Contains(e.IncidentId)).ToListAsync(ct);
    }
}
