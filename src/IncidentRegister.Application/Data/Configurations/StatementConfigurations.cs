using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class StatementConfiguration : IEntityTypeConfiguration<Statement>
{
    public void Configure(EntityTypeBuilder<Statement> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Reference).HasMaxLength(20);
        builder.Property(s => s.Title).HasMaxLength(Statement.TitleMaxLength);
        builder.Property(s => s.Kind).HasMaxLength(Term.CodeMaxLength);
        builder.Property(s => s.Forum).HasMaxLength(Term.CodeMaxLength);
        builder.Property(s => s.Session).HasMaxLength(Term.CodeMaxLength);
        builder.Property(s => s.DateAsPrinted).HasMaxLength(100);
        builder.Property(s => s.DateNote).HasMaxLength(Statement.TextMaxLength);
        builder.Property(s => s.Language).HasMaxLength(Incident.LanguageMaxLength);
        builder.Property(s => s.Address).HasMaxLength(Source.AddressMaxLength);
        builder.Property(s => s.IssuedAs).HasMaxLength(Statement.TextMaxLength);
        builder.HasIndex(s => s.Reference).IsUnique();
        builder.HasIndex(s => new { s.IssuedFrom, s.Id }).IsDescending();
        builder.HasMany(s => s.Versions).WithOne().HasForeignKey(v => v.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(s => s.Parties).WithOne().HasForeignKey(p => p.StatementId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StatementPartyConfiguration : IEntityTypeConfiguration<StatementParty>
{
    public void Configure(EntityTypeBuilder<StatementParty> builder)
    {
        builder.HasKey(p => new { p.StatementId, p.PartyId, p.Role });
        builder.HasOne<Party>().WithMany().HasForeignKey(p => p.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class StatementVersionConfiguration : IEntityTypeConfiguration<StatementVersion>
{
    public void Configure(EntityTypeBuilder<StatementVersion> builder)
    {
        builder.Property(v => v.Id).ValueGeneratedNever();
        builder.Property(v => v.Language).HasMaxLength(Incident.LanguageMaxLength);
        builder.Property(v => v.MediaType).HasMaxLength(100);
        builder.Property(v => v.TakenFrom).HasMaxLength(Source.AddressMaxLength);
        builder.HasIndex(v => new { v.StatementId, v.Number }).IsUnique();
        builder.HasMany(v => v.Paragraphs).WithOne().HasForeignKey(p => p.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(v => v.Original).WithOne().HasForeignKey<VersionOriginal>(o => o.VersionId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StatementVersion>().WithMany().HasForeignKey(v => v.TranslationOfId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class VersionOriginalConfiguration : IEntityTypeConfiguration<VersionOriginal>
{
    public void Configure(EntityTypeBuilder<VersionOriginal> builder)
    {
        builder.ToTable("VersionOriginals").HasKey(o => o.VersionId);
        builder.Property(o => o.VersionId).ValueGeneratedNever();
        builder.Property(o => o.Text).HasMaxLength(VersionOriginal.TextMaxLength);
    }
}

internal sealed class VersionParagraphConfiguration : IEntityTypeConfiguration<VersionParagraph>
{
    public void Configure(EntityTypeBuilder<VersionParagraph> builder)
    {
        builder.HasKey(p => new { p.VersionId, p.Number });
        builder.Property(p => p.Text).HasMaxLength(StatementVersion.ParagraphMaxLength);
    }
}

internal sealed class PassageConfiguration : IEntityTypeConfiguration<Passage>
{
    public void Configure(EntityTypeBuilder<Passage> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.HasIndex(p => new { p.VersionId, p.Paragraph, p.Start, p.End }).IsUnique();
        builder.HasOne<Statement>().WithMany().HasForeignKey(p => p.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<VersionParagraph>().WithMany().HasForeignKey(p => new { p.VersionId, p.Paragraph }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PassageMoveConfiguration : IEntityTypeConfiguration<PassageMove>
{
    public void Configure(EntityTypeBuilder<PassageMove> builder)
    {
        builder.HasKey(m => new { m.PassageId, m.VersionId });
        builder.Property(m => m.State).IsConcurrencyToken(); // of two people who look at once, one decides
        builder.HasIndex(m => m.ToPassageId);
        builder.HasIndex(m => m.VersionId);
        builder.HasOne<Passage>().WithMany().HasForeignKey(m => m.PassageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Passage>().WithMany().HasForeignKey(m => m.ToPassageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Statement>().WithMany().HasForeignKey(m => m.StatementId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<StatementVersion>().WithMany().HasForeignKey(m => m.VersionId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class MentionConfiguration : IEntityTypeConfiguration<Mention>
{
    public void Configure(EntityTypeBuilder<Mention> builder)
    {
        builder.Property(m => m.Id).ValueGeneratedNever();
        builder.Property(m => m.Note).HasMaxLength(Mention.NoteMaxLength);
        builder.Property(m => m.Reasons).HasConversion<ReasonsConverter, ReasonsComparer>().HasColumnType("jsonb").HasDefaultValueSql("'[]'");
        builder.Ignore(m => m.WasSuggested);
        builder.HasOne<Passage>().WithMany().HasForeignKey(m => m.PassageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Incident>().WithMany().HasForeignKey(m => new { m.OrganisationId, m.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(m => m.IncidentId);
    }
}

internal sealed class IncidentAliasConfiguration : IEntityTypeConfiguration<IncidentAlias>
{
    public void Configure(EntityTypeBuilder<IncidentAlias> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Text).HasMaxLength(IncidentAlias.MaxLength);
        builder.HasIndex(a => new { a.IncidentId, a.Key }).IsUnique();
        builder.HasOne<Incident>().WithMany().HasForeignKey(a => new { a.OrganisationId, a.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
