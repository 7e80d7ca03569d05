using IncidentRegister.Application.Accounts;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class MentionRunConfiguration : IEntityTypeConfiguration<MentionRun>
{
    public void Configure(EntityTypeBuilder<MentionRun> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Ignore(r => r.Next);
        builder.HasOne<Incident>().WithMany().HasForeignKey(r => r.IncidentId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.AskedBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.LeaseUntil).HasFilter("state = 'running'");
    }
}
