using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Reports;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class DeliveryConfiguration : IEntityTypeConfiguration<Delivery>
{
    public void Configure(EntityTypeBuilder<Delivery> builder)
    {
        builder.Property(d => d.Id).ValueGeneratedNever();
        builder.Property(d => d.Language).HasMaxLength(Delivery.LanguageMaxLength);
        builder.HasIndex(d => new { d.RunId, d.RecipientId }).IsUnique();
        builder.HasIndex(d => new { d.RunId, d.State, d.Id });
        builder.HasIndex(d => new { d.NextAt, d.Id }).HasFilter("state = 'pending'");
        builder.HasIndex(d => d.LeaseUntil).HasFilter("state = 'sending'");
        builder.HasOne<ReportRun>().WithMany().HasForeignKey(d => d.RunId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.RecipientId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(d => d.ResentBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class UnsubscribeLinkConfiguration : IEntityTypeConfiguration<UnsubscribeLink>
{
    public void Configure(EntityTypeBuilder<UnsubscribeLink> builder)
    {
        builder.HasKey(l => l.TokenHash);
        builder.HasOne<User>().WithMany().HasForeignKey(l => l.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Delivery>().WithMany().HasForeignKey(l => l.DeliveryId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReportStopConfiguration : IEntityTypeConfiguration<ReportStop>
{
    public void Configure(EntityTypeBuilder<ReportStop> builder)
    {
        builder.HasKey(s => new { s.ReportId, s.UserId });
        builder.HasOne<User>().WithMany().HasForeignKey(s => s.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
