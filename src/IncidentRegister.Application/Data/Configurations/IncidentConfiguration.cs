using IncidentRegister.Application.Accounts;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class IncidentConfiguration : IEntityTypeConfiguration<Incident>
{
    /// <summary>A column that orders by severity, the worst first: as codes they stand in the order of the alphabet.</summary>
    public const string SeverityRank = nameof(SeverityRank);

    public void Configure(EntityTypeBuilder<Incident> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Reference).HasMaxLength(20);
        builder.Property(i => i.Title).HasMaxLength(Incident.TitleMaxLength);
        builder.Property(i => i.Account).HasMaxLength(Incident.AccountMaxLength);
        builder.Property(i => i.Language).HasMaxLength(Incident.LanguageMaxLength);
        builder.Property(i => i.Country).HasMaxLength(Incident.CountryLength);
        builder.Property(i => i.Town).HasMaxLength(Incident.TownMaxLength);
        builder.Property(i => i.Situation).HasMaxLength(Term.CodeMaxLength);
        builder.Property(i => i.Version).IsConcurrencyToken();
        builder.Property<int>(SeverityRank).HasComputedColumnSql(
            "CASE severity WHEN 'critical' THEN 0 WHEN 'high' THEN 1 WHEN 'medium' THEN 2 ELSE 3 END", stored: true);
        builder.HasIndex(i => i.Reference).IsUnique();
        builder.HasOne<Organisation>().WithMany().HasForeignKey(i => i.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<User>().WithMany().HasForeignKey(i => i.AuthorId).OnDelete(DeleteBehavior.Restrict);

        builder.HasOne<Incident>().WithMany().HasForeignKey(i => i.MergedIntoId).OnDelete(DeleteBehavior.Restrict);

        builder.ComplexProperty(i => i.Case, review =>
        {
            review.Property(c => c.Status).HasColumnName("Status");
            review.Property(c => c.AssigneeId).HasColumnName("AssigneeId");
            review.Property(c => c.SubmittedAt).HasColumnName("SubmittedAt");
            review.Property(c => c.FirstReviewedAt).HasColumnName("FirstReviewedAt");
            review.Property(c => c.DecidedAt).HasColumnName("DecidedAt");
            review.Property(c => c.DueAt).HasColumnName("DueAt").HasDefaultValue(Domain.Cases.Case.Never).ValueGeneratedNever();
            review.Property(c => c.DueClock).HasColumnName("DueClock");
            review.Property(c => c.DeclineReason).HasColumnName("DeclineReason").HasMaxLength(Term.CodeMaxLength);
            review.Property(c => c.Hold).HasColumnName("Hold");
            review.Property(c => c.HeldAt).HasColumnName("HeldAt");
            review.Ignore(c => c.IsFrozenForReporter);
        });

        // Children point at (organisation, id), so that a row can never hang on another organisation's incident.
        builder.HasAlternateKey(i => new { i.OrganisationId, i.Id });
        builder.HasMany(i => i.Acts).WithOne().HasForeignKey(a => new { a.OrganisationId, a.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Targets).WithOne().HasForeignKey(t => new { t.OrganisationId, t.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Involvements).WithOne().HasForeignKey(a => new { a.OrganisationId, a.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Sources).WithOne().HasForeignKey(s => new { s.OrganisationId, s.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Events).WithOne().HasForeignKey(e => new { e.OrganisationId, e.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.Consents).WithOne().HasForeignKey(c => new { c.OrganisationId, c.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasMany(i => i.ClockRuns).WithOne().HasForeignKey(r => new { r.OrganisationId, r.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.Navigation(i => i.ClockRuns).AutoInclude(); // a step that did not know them would start and stop nothing
        builder.HasMany(i => i.Questions).WithOne().HasForeignKey(q => new { q.OrganisationId, q.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}
