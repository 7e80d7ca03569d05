using IncidentRegister.Application.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

/// <summary>Without foreign keys, as <see cref="LedgerGapConfiguration"/>.</summary>
internal sealed class PossibleDuplicateConfiguration : IEntityTypeConfiguration<PossibleDuplicate>
{
    public void Configure(EntityTypeBuilder<PossibleDuplicate> builder)
    {
        builder.HasKey(d => new { d.IncidentId, d.OtherId });
        builder.HasIndex(d => d.OtherId);
    }
}
