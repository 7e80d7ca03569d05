using IncidentRegister.Application.Overview;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

/// <summary>Without foreign keys, as <see cref="LedgerGapConfiguration"/>.</summary>
internal sealed class CountedSpanConfiguration : IEntityTypeConfiguration<CountedSpan>
{
    public void Configure(EntityTypeBuilder<CountedSpan> builder) => builder.HasKey(s => new { s.SubjectId, s.ForLiaison, s.KnownFrom });
}

/// <summary>As <see cref="CountedSpanConfiguration"/>. Codes begin with a day where they have one, and are compared as bytes.</summary>
internal sealed class KeptCountConfiguration : IEntityTypeConfiguration<KeptCount>
{
    private const string Bytes = "C";

    public void Configure(EntityTypeBuilder<KeptCount> builder)
    {
        builder.Property(c => c.Kind).HasConversion<CodeConverter<CountKind>>().HasMaxLength(20).UseCollation(Bytes);
        builder.Property(c => c.Code).HasMaxLength(100).UseCollation(Bytes);
        builder.HasKey(c => new { c.ForLiaison, c.OrganisationId, c.AuthorId, c.Kind, c.Code, c.Year });
    }
}
