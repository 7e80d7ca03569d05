using IncidentRegister.Application.Accounts;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class EvidenceFileConfiguration : IEntityTypeConfiguration<EvidenceFile>
{
    public void Configure(EntityTypeBuilder<EvidenceFile> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Name).HasMaxLength(FileName.MaxLength);
        builder.Property(e => e.GivenName).HasMaxLength(FileName.GivenMaxLength);
        builder.Property(e => e.About).HasMaxLength(EvidenceFile.AboutMaxLength);
        builder.HasIndex(e => new { e.State, e.TriedAt }).HasFilter("state = 'quarantined'");
        builder.HasOne<Incident>().WithMany().HasForeignKey(e => new { e.OrganisationId, e.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(e => e.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(e => e.Custody).WithOne().HasForeignKey(c => c.EvidenceId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CustodyEntryConfiguration : IEntityTypeConfiguration<CustodyEntry>
{
    public void Configure(EntityTypeBuilder<CustodyEntry> builder)
    {
        builder.Property(c => c.Id).ValueGeneratedNever();
        builder.Property(c => c.Finding).HasMaxLength(CustodyEntry.FindingMaxLength);
        builder.HasOne<Incident>().WithMany().HasForeignKey(c => new { c.OrganisationId, c.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
