using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Releases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class ReleaseConfiguration : IEntityTypeConfiguration<Release>
{
    public void Configure(EntityTypeBuilder<Release> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.Property(r => r.Title).HasMaxLength(Release.TitleMaxLength);
        builder.Property(r => r.Summary).HasMaxLength(Release.SummaryMaxLength);
        builder.Property(r => r.Language).HasMaxLength(Incident.LanguageMaxLength);
        builder.Property(r => r.Country).HasMaxLength(Incident.CountryLength);
        builder.Property(r => r.Situation).HasMaxLength(Term.CodeMaxLength);
        builder.Property(r => r.Snapshot).HasConversion<SnapshotConverter>().HasColumnType("jsonb");
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => new { r.ReleasedAt, r.Id }).IsDescending();
        builder.HasIndex(r => r.CorrectsId);
        builder.HasOne<Release>().WithMany().HasForeignKey(r => r.CorrectsId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ReleaseOriginConfiguration : IEntityTypeConfiguration<ReleaseOrigin>
{
    public void Configure(EntityTypeBuilder<ReleaseOrigin> builder)
    {
        builder.HasKey(o => o.ReleaseId);
        builder.Property(o => o.ReleaseId).ValueGeneratedNever();
        builder.HasOne<Release>().WithOne().HasForeignKey<ReleaseOrigin>(o => o.ReleaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Incident>().WithMany().HasForeignKey(o => new { o.OrganisationId, o.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ReleaseProposal>().WithMany().HasForeignKey(o => o.ProposalId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(o => o.IncidentId);
    }
}

internal sealed class ReleaseWithdrawalConfiguration : IEntityTypeConfiguration<ReleaseWithdrawal>
{
    public void Configure(EntityTypeBuilder<ReleaseWithdrawal> builder)
    {
        builder.HasKey(w => w.ReleaseId);
        builder.Property(w => w.ReleaseId).ValueGeneratedNever();
        builder.Property(w => w.Reason).HasMaxLength(ReleaseWithdrawal.ReasonMaxLength);
        builder.HasOne<Release>().WithOne().HasForeignKey<ReleaseWithdrawal>(w => w.ReleaseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class LedgerLineConfiguration : IEntityTypeConfiguration<LedgerLine>
{
    public void Configure(EntityTypeBuilder<LedgerLine> builder)
    {
        builder.Property(l => l.Id).ValueGeneratedNever();
        builder.Property(l => l.Reference).HasMaxLength(20);
        builder.Property(l => l.StatementReference).HasMaxLength(20);
        builder.Property(l => l.Measure).HasMaxLength(StrategyMeasure.CodeMaxLength);
        builder.HasOne<Release>().WithMany().HasForeignKey(l => l.ReleaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(l => new { l.ReleaseId, l.Reference }).IsUnique().HasFilter("reference IS NOT NULL");
    }
}

internal sealed class ReleaseProposalConfiguration : IEntityTypeConfiguration<ReleaseProposal>
{
    public void Configure(EntityTypeBuilder<ReleaseProposal> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Choice).HasConversion<JsonRecordConverter<ReleaseChoice>>().HasColumnType("jsonb");
        builder.Property(p => p.Snapshot).HasConversion<SnapshotConverter>().HasColumnType("jsonb");
        builder.Property(p => p.Reason).HasMaxLength(ReleaseProposal.ReasonMaxLength);
        builder.HasOne<Incident>().WithMany().HasForeignKey(p => new { p.OrganisationId, p.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Release>().WithMany().HasForeignKey(p => p.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Release>().WithMany().HasForeignKey(p => p.ReleaseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => p.IncidentId);
    }
}

internal sealed class PublicPageConfiguration : IEntityTypeConfiguration<PublicPage>
{
    public void Configure(EntityTypeBuilder<PublicPage> builder)
    {
        builder.HasKey(p => p.Key);
        builder.Property(p => p.Key).HasMaxLength(20);
        builder.Property(p => p.Version).IsConcurrencyToken();
    }
}

internal sealed class FeedAddressConfiguration : IEntityTypeConfiguration<FeedAddress>
{
    public void Configure(EntityTypeBuilder<FeedAddress> builder)
    {
        builder.Property(f => f.Id).ValueGeneratedNever();
        builder.HasIndex(f => f.TokenHash).IsUnique();
        builder.HasIndex(f => f.UserId).IsUnique().HasFilter("revoked_at IS NULL");
        builder.HasOne<User>().WithMany().HasForeignKey(f => f.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ClearanceConfiguration : IEntityTypeConfiguration<Clearance>
{
    public void Configure(EntityTypeBuilder<Clearance> builder)
    {
        builder.HasKey(c => c.UserId);
        builder.Property(c => c.UserId).ValueGeneratedNever();
        builder.HasOne<User>().WithOne().HasForeignKey<Clearance>(c => c.UserId).OnDelete(DeleteBehavior.Restrict);
    }
}
