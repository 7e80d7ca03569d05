using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Vocabularies;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace IncidentRegister.Application.Data.Configurations;

internal sealed class ActConfiguration : IEntityTypeConfiguration<Act>
{
    public void Configure(EntityTypeBuilder<Act> builder)
    {
        builder.Property(a => a.Id).ValueGeneratedNever();
        builder.Property(a => a.Type).HasMaxLength(Act.TypeMaxLength);
        builder.Property(a => a.Method).HasMaxLength(Act.TextMaxLength);
        builder.Property(a => a.StatedReason).HasMaxLength(Act.TextMaxLength);
        builder.Property(a => a.LegalBasis).HasMaxLength(Act.TextMaxLength);
        builder.Property(a => a.Instrument).HasMaxLength(Act.TextMaxLength);
        builder.Property(a => a.IssuingAuthority).HasMaxLength(Act.TextMaxLength);
        builder.Property(a => a.Details).HasDefaultValueSql("'{}'");
        builder.HasQueryFilter(a => a.RemovedAt == null);
        builder.HasMany(a => a.Stages).WithOne().HasForeignKey(s => s.ActId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ActStageConfiguration : IEntityTypeConfiguration<ActStage>
{
    public void Configure(EntityTypeBuilder<ActStage> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Source).HasMaxLength(ActStage.TextMaxLength);
        builder.Property(s => s.Note).HasMaxLength(ActStage.TextMaxLength);
        builder.HasOne<Incident>().WithMany().HasForeignKey(s => new { s.OrganisationId, s.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TargetConfiguration : IEntityTypeConfiguration<Target>
{
    public void Configure(EntityTypeBuilder<Target> builder)
    {
        builder.Property(t => t.Id).ValueGeneratedNever();
        builder.Property(t => t.Category).HasMaxLength(Term.CodeMaxLength);
        builder.Property(t => t.RoleAtTime).HasMaxLength(Target.TextMaxLength);
        builder.Property(t => t.AffiliationAtTime).HasMaxLength(Target.TextMaxLength);
        builder.Property(t => t.Status).HasMaxLength(Target.TextMaxLength);
        builder.Property(t => t.Description).HasMaxLength(Target.TextMaxLength);
        builder.HasQueryFilter(t => t.RemovedAt == null);
        builder.HasOne(t => t.Identity).WithOne().HasForeignKey<TargetIdentity>(i => i.TargetId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class TargetIdentityConfiguration : IEntityTypeConfiguration<TargetIdentity>
{
    public void Configure(EntityTypeBuilder<TargetIdentity> builder)
    {
        builder.HasKey(i => i.TargetId);
        builder.Property(i => i.TargetId).ValueGeneratedNever();
        builder.Property(i => i.Name).HasMaxLength(Target.TextMaxLength);
        builder.HasOne<Party>().WithMany().HasForeignKey(i => i.PartyId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Incident>().WithMany().HasForeignKey(i => new { i.OrganisationId, i.IncidentId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class InvolvementConfiguration : IEntityTypeConfiguration<Involvement>
{
    public void Configure(EntityTypeBuilder<Involvement> builder)
    {
        builder.Property(i => i.Id).ValueGeneratedNever();
        builder.Property(i => i.Name).HasMaxLength(Involvement.TextMaxLength);
        builder.Property(i => i.Kind).HasMaxLength(Term.CodeMaxLength);
        builder.Property(i => i.Degree).HasMaxLength(Involvement.TextMaxLength);
        builder.Property(i => i.Attribution).HasMaxLength(Term.CodeMaxLength);
        builder.HasQueryFilter(i => i.RemovedAt == null);
        builder.HasOne<Party>().WithMany().HasForeignKey(i => i.PartyId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class SourceConfiguration : IEntityTypeConfiguration<Source>
{
    public void Configure(EntityTypeBuilder<Source> builder)
    {
        builder.Property(s => s.Id).ValueGeneratedNever();
        builder.Property(s => s.Publisher).HasMaxLength(Source.TextMaxLength);
        builder.Property(s => s.Title).HasMaxLength(Source.TextMaxLength);
        builder.Property(s => s.Address).HasMaxLength(Source.AddressMaxLength);
        builder.Property(s => s.Language).HasMaxLength(Incident.LanguageMaxLength);
        builder.HasQueryFilter(s => s.RemovedAt == null);
    }
}

internal sealed class IncidentRelationConfiguration : IEntityTypeConfiguration<IncidentRelation>
{
    public void Configure(EntityTypeBuilder<IncidentRelation> builder)
    {
        builder.Property(r => r.Id).ValueGeneratedNever();
        builder.Property(r => r.Comment).HasMaxLength(IncidentRelation.CommentMaxLength);
        builder.HasQueryFilter(r => r.UndoneAt == null);
        builder.HasOne<Incident>().WithMany().HasForeignKey(r => new { r.OrganisationId, r.FromId })
            .HasPrincipalKey(i => new { i.OrganisationId, i.Id }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Incident>().WithMany().HasForeignKey(r => r.ToId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(r => r.FromId);
    }
}

internal sealed class CaseEventConfiguration : IEntityTypeConfiguration<CaseEvent>
{
    public void Configure(EntityTypeBuilder<CaseEvent> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Reason).HasMaxLength(Case.ReasonMaxLength);
    }
}

internal sealed class QuestionConfiguration : IEntityTypeConfiguration<Question>
{
    public void Configure(EntityTypeBuilder<Question> builder)
    {
        builder.Property(q => q.Id).ValueGeneratedNever();
        builder.Property(q => q.Text).HasMaxLength(Question.TextMaxLength);
        builder.Property(q => q.Answer).HasMaxLength(Question.TextMaxLength);
    }
}
