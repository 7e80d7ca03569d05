using IncidentRegister.Application.Responses;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class AskConfiguration : IEntityTypeConfiguration<Ask>
{
    public void Configure(EntityTypeBuilder<Ask> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Reference).HasMaxLength(20);
        builder.Property(a => a.Measure).HasMaxLength(StrategyMeasure.CodeMaxLength);
        builder.Property(a => a.Version).IsConcurrencyToken();
        builder.HasIndex(a => a.Reference).IsUnique();
        builder.HasIndex(a => new { a.AskedFrom, a.Id }).IsDescending();
        builder.HasOne<Passage>().WithMany().HasForeignKey(a => a.PassageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(a => a.IssuerId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Party>().WithMany().HasForeignKey(a => a.AddresseeId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StrategyMeasure>().WithMany().HasForeignKey(a => a.Measure).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Incidents).WithOne().HasForeignKey(i => i.AskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(a => a.Steps).WithOne().HasForeignKey(s => s.AskId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(a => new { a.AddresseeId, a.AskedFrom, a.Id });
        builder.HasIndex(a => new { a.ReplyDue, a.Id });
    }
}

internal sealed class AskRefusalConfiguration : IEntityTypeConfiguration<AskRefusal>
{
    public void Configure(EntityTypeBuilder<AskRefusal> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.HasIndex(r => r.PassageId).IsUnique().HasFilter("undone_at IS NULL");
        builder.HasOne<Passage>().WithMany().HasForeignKey(r => r.PassageId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AskStepConfiguration : IEntityTypeConfiguration<AskStep>
{
    public void Configure(EntityTypeBuilder<AskStep> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reason).HasMaxLength(Ask.ReasonMaxLength);
        builder.HasIndex(s => new { s.AskId, s.Number });
        builder.HasOne<Response>().WithMany().HasForeignKey(s => s.ResponseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AskIncidentConfiguration : IEntityTypeConfiguration<AskIncident>
{
    public void Configure(EntityTypeBuilder<AskIncident> builder)
    {
        builder.HasKey(i => new { i.AskId, i.IncidentId });
        builder.HasOne<Incident>().WithMany().HasForeignKey(i => new { i.OrganisationId, i.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.IncidentId);
    }
}

internal sealed class ResponseConfiguration : IEntityTypeConfiguration<Response>
{
    public void Configure(EntityTypeBuilder<Response> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Reference).HasMaxLength(20);
        builder.Property(r => r.Measure).HasMaxLength(StrategyMeasure.CodeMaxLength);
        builder.Property(r => r.Title).HasMaxLength(Response.TitleMaxLength);
        builder.Property(r => r.Note).HasMaxLength(Response.NoteMaxLength);
        builder.Property(r => r.Publisher).HasMaxLength(Response.TitleMaxLength);
        builder.Property(r => r.Address).HasMaxLength(Response.AddressMaxLength);
        builder.Property(r => r.Version).IsConcurrencyToken();
        builder.HasIndex(r => r.Reference).IsUnique();
        builder.HasIndex(r => new { r.TakenFrom, r.Id }).IsDescending();
        builder.HasIndex(r => new { r.PartyId, r.TakenFrom, r.Id }).IsDescending(false, true, true);
        builder.HasIndex(r => new { r.PartyId, r.TakenFrom, r.Id }, "ix_responses_together").IsDescending(false, true, true)
            .HasFilter("party_count > 1"); // few among many: else a State that took nothing with others is read to its end
        builder.HasOne<Party>().WithMany().HasForeignKey(r => r.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Passage>().WithMany().HasForeignKey(r => r.ProofPassageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StrategyMeasure>().WithMany().HasForeignKey(r => r.Measure).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Incidents).WithOne().HasForeignKey(i => i.ResponseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Fulfilments).WithOne().HasForeignKey(f => f.ResponseId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(r => r.Parties).WithOne().HasForeignKey(p => p.ResponseId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResponsePartyConfiguration : IEntityTypeConfiguration<ResponseParty>
{
    public void Configure(EntityTypeBuilder<ResponseParty> builder)
    {
        builder.HasKey(p => new { p.ResponseId, p.PartyId });
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(p => new { p.PartyId, p.TakenFrom, p.ResponseId }).IsDescending(false, true, true);
    }
}

internal sealed class StandingConfiguration : IEntityTypeConfiguration<Standing>
{
    public void Configure(EntityTypeBuilder<Standing> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Publisher).HasMaxLength(Standing.PublisherMaxLength);
        builder.Property(s => s.Title).HasMaxLength(Standing.TitleMaxLength);
        builder.Property(s => s.Address).HasMaxLength(Standing.AddressMaxLength);
        builder.Property(s => s.Note).HasMaxLength(Standing.NoteMaxLength);
        builder.HasOne<Party>().WithMany().HasForeignKey(s => s.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Standing>().WithMany().HasForeignKey(s => s.CorrectsId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(s => new { s.PartyId, s.Instrument, s.Kind, s.SeenOn });
        builder.HasIndex(s => s.CorrectsId).IsUnique();
    }
}

internal sealed class ResponseIncidentConfiguration : IEntityTypeConfiguration<ResponseIncident>
{
    public void Configure(EntityTypeBuilder<ResponseIncident> builder)
    {
        builder.HasKey(i => new { i.ResponseId, i.IncidentId });
        builder.HasOne<Incident>().WithMany().HasForeignKey(i => new { i.OrganisationId, i.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(i => i.IncidentId);
    }
}

internal sealed class FulfilmentConfiguration : IEntityTypeConfiguration<Fulfilment>
{
    public void Configure(EntityTypeBuilder<Fulfilment> builder)
    {
        builder.HasKey(f => new { f.ResponseId, f.AskId });
        builder.HasOne<Ask>().WithMany().HasForeignKey(f => f.AskId).OnDelete(DeleteBehavior.Restrict);
    }
}

/// <summary>As <see cref="LedgerGapConfiguration"/>.</summary>
internal sealed class AskSpanConfiguration : IEntityTypeConfiguration<AskSpan>
{
    public void Configure(EntityTypeBuilder<AskSpan> builder) => builder.HasKey(s => new { s.AskId, s.ForLiaison, s.KnownFrom });
}

/// <summary>As <see cref="LedgerGapConfiguration"/>.</summary>
internal sealed class AskTallyConfiguration : IEntityTypeConfiguration<AskTally>
{
    public void Configure(EntityTypeBuilder<AskTally> builder) => builder.HasKey(t => new { t.ForLiaison, t.State, t.Day });
}

/// <summary>Without foreign keys: its rows are made by the database from rows that have them, many at once.</summary>
internal sealed class LedgerGapConfiguration : IEntityTypeConfiguration<LedgerGap>
{
    public void Configure(EntityTypeBuilder<LedgerGap> builder) =>
        builder.HasKey(g => new { g.IncidentId, g.AddresseeId, g.ForLiaison, g.KnownFrom });
}
