using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

/// <summary>
/// Without the incident's organisation, as its other parts have it: the lead of that organisation reads the audit trail
/// of everything that is the organisation's, and notes are not.
/// </summary>
internal sealed class CaseNoteConfiguration : IEntityTypeConfiguration<CaseNote>
{
    public void Configure(EntityTypeBuilder<CaseNote> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(CaseNote.TextMaxLength);
        builder.HasOne<Incident>().WithMany().HasForeignKey(n => n.IncidentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(n => new { n.IncidentId, n.At, n.Id });
    }
}
