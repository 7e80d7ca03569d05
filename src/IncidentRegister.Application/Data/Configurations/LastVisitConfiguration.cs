using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class LastVisitConfiguration : IEntityTypeConfiguration<LastVisit>
{
    public void Configure(EntityTypeBuilder<LastVisit> builder)
    {
        builder.HasKey(v => v.UserId);
        builder.Property(v => v.UserId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<LastVisit>(v => v.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
