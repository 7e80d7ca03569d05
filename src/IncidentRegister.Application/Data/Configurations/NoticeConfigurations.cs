using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Notices;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class NoticeChoicesConfiguration : IEntityTypeConfiguration<NoticeChoices>
{
    public void Configure(EntityTypeBuilder<NoticeChoices> builder)
    {
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.UserId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<NoticeChoices>(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class OverdueNoticeConfiguration : IEntityTypeConfiguration<OverdueNotice>
{
    public void Configure(EntityTypeBuilder<OverdueNotice> builder)
    {
        builder.HasKey(o => new { o.IncidentId, o.Clock, o.Round });
        builder.HasOne<Incident>().WithMany().HasForeignKey(o => new { o.OrganisationId, o.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
