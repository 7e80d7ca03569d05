using IncidentRegister.Application.Incidents;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class IncidentReadingConfiguration : IEntityTypeConfiguration<IncidentReading>
{
    public void Configure(EntityTypeBuilder<IncidentReading> builder)
    {
        builder.HasKey(r => new { r.IncidentId, r.Day, r.Role });
        builder.HasOne<Incident>().WithMany().HasForeignKey(r => r.IncidentId).OnDelete(DeleteBehavior.Restrict);
    }
}
