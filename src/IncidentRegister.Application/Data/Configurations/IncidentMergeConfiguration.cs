using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class IncidentMergeConfiguration : IEntityTypeConfiguration<IncidentMerge>
{
    public void Configure(EntityTypeBuilder<IncidentMerge> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.KeptBefore).HasConversion<JsonRecordConverter<IncidentSnapshot>>().HasColumnType("jsonb");
        builder.Property(m => m.DuplicateBefore).HasConversion<JsonRecordConverter<IncidentSnapshot>>().HasColumnType("jsonb");
        builder.Property(m => m.KeptAfter).HasConversion<JsonRecordConverter<IncidentSnapshot>>().HasColumnType("jsonb");
        builder.Property(m => m.Rows).HasConversion<JsonRecordConverter<MergedRows>>().HasColumnType("jsonb");
        builder.HasOne<Incident>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.KeptId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Incident>().WithMany().HasForeignKey(m => m.DuplicateId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.KeptId);

        // An incident gives way to one other at a time.
        builder.HasIndex(m => m.DuplicateId).IsUnique().HasFilter("undone_at IS NULL").HasDatabaseName("ix_incident_merges_standing");
    }
}
