using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class AnnouncementConfiguration : IEntityTypeConfiguration<Announcement>
{
    public void Configure(EntityTypeBuilder<Announcement> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Reference).HasMaxLength(20);
        builder.Property(a => a.Measure).HasMaxLength(StrategyMeasure.CodeMaxLength);
        builder.Property(a => a.Title).HasMaxLength(Response.TitleMaxLength);
        builder.Property(a => a.Note).HasMaxLength(Response.NoteMaxLength);
        builder.Property(a => a.Publisher).HasMaxLength(Response.TitleMaxLength);
        builder.Property(a => a.Address).HasMaxLength(Response.AddressMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.Reference).IsUnique();
        builder.HasIndex(a => new { a.AnnouncedFrom, a.Id }).IsDescending();
        builder.HasOne<Party>().WithMany().HasForeignKey(a => a.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Passage>().WithMany().HasForeignKey(a => a.ProofPassageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StrategyMeasure>().WithMany().HasForeignKey(a => a.Measure).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Incidents).WithOne().HasForeignKey(i => i.AnnouncementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Asks).WithOne().HasForeignKey(i => i.AnnouncementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(a => a.End).WithOne().HasForeignKey<AnnouncementEnd>(e => e.AnnouncementId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AnnouncementEndConfiguration : IEntityTypeConfiguration<AnnouncementEnd>
{
    public void Configure(EntityTypeBuilder<AnnouncementEnd> builder)
    {
        builder.HasKey(e => e.AnnouncementId);
        builder.Property(e => e.AnnouncementId).ValueGeneratedNever();
        builder.Property(e => e.Reason).HasMaxLength(Ask.ReasonMaxLength);
        builder.HasOne<Response>().WithMany().HasForeignKey(e => e.ResponseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AnnouncementIncidentConfiguration : IEntityTypeConfiguration<AnnouncementIncident>
{
    public void Configure(EntityTypeBuilder<AnnouncementIncident> builder)
    {
        builder.HasKey(i => new { i.AnnouncementId, i.IncidentId });
        builder.HasOne<Incident>().WithMany().HasForeignKey(i => new { i.OrganisationId, i.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.IncidentId);
    }
}

internal sealed class AnnouncedAskConfiguration : IEntityTypeConfiguration<AnnouncedAsk>
{
    public void Configure(EntityTypeBuilder<AnnouncedAsk> builder)
    {
        builder.HasKey(a => new { a.AnnouncementId, a.AskId });
        builder.HasOne<Ask>().WithMany().HasForeignKey(a => a.AskId).OnDelete(DeleteBehavior.Restrict);
    }
}
