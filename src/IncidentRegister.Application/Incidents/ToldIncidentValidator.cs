using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Data;
using IncidentRegister.Domain.Incidents;
using Severity = IncidentRegister.Domain.Incidents.Severity;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// The form of what was told, each problem at its own property (<c>Targets[1].Name</c>). What the entities refuse about
/// a single field is refused here first, so that the sentence stands beside that field.
/// </summary>
internal abstract class ToldIncidentValidator<T> : AbstractValidator<T> where T : ToldIncident
{
    private const int MaxActs = 20;
    private const int MaxTargets = 50;
    private const int MaxActors = 20;
    private const int MaxSources = 30;

    protected ToldIncidentValidator()
    {
        RuleFor(r => r.Kind).Names<T, IncidentKind>();
        RuleFor(r => r.Title).MustSay(Incident.TitleMaxLength);
        RuleFor(r => r.Account).MustSay(Incident.AccountMaxLength, lines: true);
        RuleFor(r => r.Occurred).Dated();
        RuleFor(r => r.Town).MaySay(Incident.TownMaxLength);
        RuleFor(r => r.TownVisibility).Names<T, TownVisibility>();
        RuleFor(r => r.Severity).Names<T, Severity>();
        RuleFor(r => r.Handling).Names<T, Tlp>();

        RuleFor(r => r.Acts).NotEmpty().WithMessage("incident.needs-act");
        RuleFor(r => r.Acts).Must(a => a.Count <= MaxActs).WithMessage("incident.too-many-parts");
        RuleFor(r => r.Targets).Must(t => t.Count <= MaxTargets).WithMessage("incident.too-many-parts");
        RuleFor(r => r.Actors).Must(a => a.Count <= MaxActors).WithMessage("incident.too-many-parts");
        RuleFor(r => r.Sources).Must(s => s.Count <= MaxSources).WithMessage("incident.too-many-parts");

        RuleForEach(r => r.Consent).Must(c => string.IsNullOrEmpty(c.Value) || ToldConsent.IsAnswer(c.Value))
            .WithMessage(Written.UnknownCode).OverridePropertyName("Consent");
        RuleForEach(r => r.Acts).SetValidator(new ActInputValidator());
        RuleForEach(r => r.Targets).SetValidator(new TargetInputValidator());
        RuleForEach(r => r.Actors).SetValidator(new ActorInputValidator());
        RuleForEach(r => r.Sources).SetValidator(new SourceInputValidator());
    }

    /// <summary>The liaison may not read a record that its own organisation, or its author, keeps to itself.</summary>
    protected void MayBeSent(Func<T, bool> isSent) => RuleFor(r => r.Handling)
        .Must(handling => !Code.TryTo<Tlp>(handling, out var marked) || marked is not (Tlp.Red or Tlp.AmberStrict))
        .When(isSent).WithMessage("incident.submit-needs-wider-handling");
}

internal sealed class ActInputValidator : AbstractValidator<ActInput>
{
    private const int MaxStages = 20;

    public ActInputValidator()
    {
        RuleFor(a => a.Type).MustSay(Act.TypeMaxLength);
        RuleFor(a => a.Method).MaySay(Act.TextMaxLength);
        RuleFor(a => a.StatedReason).MaySay(Act.TextMaxLength);
        RuleFor(a => a.LegalBasis).MaySay(Act.TextMaxLength);
        RuleFor(a => a.Instrument).MaySay(Act.TextMaxLength);
        RuleFor(a => a.IssuingAuthority).MaySay(Act.TextMaxLength);
        RuleFor(a => a.Details).Custom(Details);
        RuleFor(a => a.Stages).NotEmpty().WithMessage("act.needs-stage");
        RuleFor(a => a.Stages).Must(s => s.Count <= MaxStages).WithMessage("incident.too-many-parts");
        RuleForEach(a => a.Stages).SetValidator(new StageInputValidator());
    }

    private static void Details(IReadOnlyDictionary<string, string?> told, ValidationContext<ActInput> context)
    {
        foreach (var detail in ActDetails.For(context.InstanceToValidate.Type))
        {
            var problem = Written.Problem(told.GetValueOrDefault(detail.Code), ActDetails.TextMaxLength);
            if (problem is null && detail.Kind == DetailKind.YesNo && Written.Kept(told.GetValueOrDefault(detail.Code)) is { } answer
                && !ActDetails.YesNoAnswers.Contains(answer)) problem = new ValidationFailure("", Written.UnknownCode);
            if (problem is null) continue;

            problem.PropertyName = $"{context.PropertyPath}[{detail.Code}]";
            context.AddFailure(problem);
        }
    }
}

internal sealed class StageInputValidator : AbstractValidator<StageInput>
{
    public StageInputValidator()
    {
        RuleFor(s => s.Kind).Names<StageInput, StageKind>();
        RuleFor(s => s.Date).Dated();
        RuleFor(s => s.Source).MaySay(ActStage.TextMaxLength);
        RuleFor(s => s.Note).MaySay(ActStage.TextMaxLength);
    }
}

internal sealed class TargetInputValidator : AbstractValidator<TargetInput>
{
    public TargetInputValidator()
    {
        RuleFor(t => t.Kind).Names<TargetInput, TargetKind>();
        RuleFor(t => t.Category).MustSay(Domain.Vocabularies.Term.CodeMaxLength);
        RuleFor(t => t.Name).MaySay(Target.TextMaxLength);
        RuleFor(t => t.RoleAtTime).MaySay(Target.TextMaxLength);
        RuleFor(t => t.AffiliationAtTime).MaySay(Target.TextMaxLength);
        RuleFor(t => t.Status).MaySay(Target.TextMaxLength);
        RuleFor(t => t.Naming).Names<TargetInput, Naming>();
        RuleFor(t => t.Description).MaySay(Target.TextMaxLength);

        RuleFor(t => t.Name).Must((target, _) => IsSomebody(target)
            || (target.Naming != Code.Of(Naming.Named) && Written.Kept(target.Description) is not null)).WithMessage("target.needs-name");
        RuleFor(t => t.Description).Must((target, description) => target.Naming != Code.Of(Naming.Described)
            || Written.Kept(description) is not null).WithMessage("target.needs-description");
    }

    private static bool IsSomebody(TargetInput target) =>
        target.PartyId is not null || target.PartyKey is not null || Written.Kept(target.Name) is not null;
}

internal sealed class ActorInputValidator : AbstractValidator<ActorInput>
{
    private const string Unknown = "unknown";

    public ActorInputValidator()
    {
        RuleFor(a => a.Kind).MustSay(Domain.Vocabularies.Term.CodeMaxLength);
        RuleFor(a => a.Name).MaySay(Involvement.TextMaxLength);
        RuleFor(a => a.Degree).MaySay(Involvement.TextMaxLength);
        RuleFor(a => a.Claim).Names<ActorInput, ClaimStatus>();
        RuleFor(a => a.Name).Must((actor, name) => actor.Kind == Unknown || actor.PartyId is not null
            || actor.PartyKey is not null || Written.Kept(name) is not null).WithMessage("actor.needs-name");
    }
}

internal sealed class SourceInputValidator : AbstractValidator<SourceInput>
{
    public SourceInputValidator()
    {
        RuleFor(s => s.Title).MustSay(Source.TextMaxLength);
        RuleFor(s => s.Publisher).MaySay(Source.TextMaxLength);
        RuleFor(s => s.Address).MaySay(Source.AddressMaxLength);
        RuleFor(s => s.PublishedOn).Dated(isRequired: false);
        RuleFor(s => s.Connection).Names<SourceInput, SourceConnection>();
        RuleFor(s => s.Reliability).Must(r => string.IsNullOrEmpty(r) || r is [>= 'A' and <= 'F']).WithMessage("source.reliability");
        RuleFor(s => s.Credibility).Must(c => string.IsNullOrEmpty(c) || c is [>= '1' and <= '6']).WithMessage("source.credibility");
    }
}
