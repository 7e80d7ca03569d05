using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class TermConfiguration : IEntityTypeConfiguration<Term>
{
    public void Configure(EntityTypeBuilder<Term> builder)
    {
        builder.HasKey(t => new { t.Vocabulary, t.Code });
        builder.Property(t => t.Vocabulary).HasMaxLength(Term.CodeMaxLength);
        builder.Property(t => t.Code).HasMaxLength(Term.CodeMaxLength);
        builder.Property(t => t.Broader).HasMaxLength(Term.CodeMaxLength);
        builder.Property(t => t.Successor).HasMaxLength(Term.CodeMaxLength);
    }
}

internal sealed class StrategyMeasureConfiguration : IEntityTypeConfiguration<StrategyMeasure>
{
    public void Configure(EntityTypeBuilder<StrategyMeasure> builder)
    {
        builder.HasKey(m => m.Code);
        builder.Property(m => m.Code).HasMaxLength(StrategyMeasure.CodeMaxLength);
        builder.Property(m => m.Broader).HasMaxLength(StrategyMeasure.CodeMaxLength);
        builder.Property(m => m.Successor).HasMaxLength(StrategyMeasure.CodeMaxLength);
        builder.Property(m => m.TakenBy).HasMaxLength(300);
        builder.Property(m => m.Source).HasMaxLength(300);
    }
}

internal sealed class PartyConfiguration : IEntityTypeConfiguration<Party>
{
    public void Configure(EntityTypeBuilder<Party> builder)
    {
        builder.Property(p => p.Id).ValueGeneratedNever();
        builder.Property(p => p.Key).HasMaxLength(Party.KeyMaxLength);
        builder.Property(p => p.Country).HasMaxLength(2);
        builder.HasIndex(p => p.Key).IsUnique();
        builder.HasMany(p => p.Names).WithOne().HasForeignKey(n => n.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class PartyNameConfiguration : IEntityTypeConfiguration<PartyName>
{
    public void Configure(EntityTypeBuilder<PartyName> builder)
    {
        builder.Property(n => n.Id).ValueGeneratedNever();
        builder.Property(n => n.Text).HasMaxLength(PartyName.TextMaxLength);
        builder.Property(n => n.Folded).HasMaxLength(PartyName.TextMaxLength * 4); // folding may spell out a ligature
        builder.Property(n => n.Language).HasMaxLength(10);
        builder.HasIndex(n => n.Folded);
    }
}
