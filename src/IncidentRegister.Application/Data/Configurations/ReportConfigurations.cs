using IncidentRegister.Application.Accounts;
using IncidentRegister.Domain.Reports;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class ReportConfiguration : IEntityTypeConfiguration<Report>
{
    public void Configure(EntityTypeBuilder<Report> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Name).HasMaxLength(Report.NameMaxLength);
        builder.Property(r => r.Filter).HasMaxLength(Report.FilterMaxLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.ComplexProperty(r => r.Schedule, s => s.Property(p => p.ZoneId).HasMaxLength(ReportSchedule.ZoneMaxLength));
        builder.HasIndex(r => new { r.OwnerId, r.CreatedAt });
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.OwnerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Recipients).WithOne().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class ReportRecipientConfiguration : IEntityTypeConfiguration<ReportRecipient>
{
    public void Configure(EntityTypeBuilder<ReportRecipient> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => new { r.ReportId, r.UserId }).IsUnique();
        builder.HasIndex(r => new { r.ReportId, r.GroupId }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(r => r.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RecipientGroup>().WithMany().HasForeignKey(r => r.GroupId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("ReportRecipients", t => t.HasCheckConstraint("report_recipients_one", "(user_id IS NULL) <> (group_id IS NULL)"));
    }
}

internal sealed class ReportRunConfiguration : IEntityTypeConfiguration<ReportRun>
{
    public void Configure(EntityTypeBuilder<ReportRun> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Contents).HasColumnType("jsonb");
        builder.Property(r => r.AuditHead).HasMaxLength(64);

        // However many processes wake up at eight, one of them makes it.
        builder.HasIndex(r => new { r.ReportId, r.PeriodKey }).IsUnique().HasFilter("outcome <> 'test'");
        builder.HasOne<Report>().WithMany().HasForeignKey(r => r.ReportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class RecipientGroupConfiguration : IEntityTypeConfiguration<RecipientGroup>
{
    public void Configure(EntityTypeBuilder<RecipientGroup> builder)
    {
        builder.Property(g => g.Id).ValueGeneratedNever();
        builder.Property(g => g.Name).HasMaxLength(RecipientGroup.NameMaxLength);
        builder.Property(g => g.Version).IsConcurrencyToken();
        builder.HasIndex(g => g.Name).IsUnique();
        builder.HasMany(g => g.Members).WithOne().HasForeignKey(m => m.GroupId).OnDelete(DeleteBehavior.Cascade);
    }
}

internal sealed class RecipientGroupMemberConfiguration : IEntityTypeConfiguration<RecipientGroupMember>
{
    public void Configure(EntityTypeBuilder<RecipientGroupMember> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.HasIndex(m => new { m.GroupId, m.UserId }).IsUnique();
        builder.HasIndex(m => new { m.GroupId, m.InnerGroupId }).IsUnique();
        builder.HasOne<User>().WithMany().HasForeignKey(m => m.UserId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<RecipientGroup>().WithMany().HasForeignKey(m => m.InnerGroupId).OnDelete(DeleteBehavior.Restrict);
        builder.ToTable("RecipientGroupMembers", t => t.HasCheckConstraint(
            "recipient_group_members_one", "(user_id IS NULL) <> (inner_group_id IS NULL) AND inner_group_id IS DISTINCT FROM group_id"));
    }
}
