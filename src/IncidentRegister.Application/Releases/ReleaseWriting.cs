using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;

namespace IncidentRegister.Application.Releases;

/// <summary>What somebody wrote and ticked to make a release: its public wording, and field by field what it tells.</summary>
public abstract record ReleaseWriting
{
    /// <summary>The reference of the incident.</summary>
    public string Reference { get; init; } = "";

    /// <summary>The version of the incident that the writer had on the screen.</summary>
    public long Version { get; init; }
    public string? Title { get; init; }
    public string? Summary { get; init; }

    /// <summary>Code of the vocabulary <c>language</c>.</summary>
    public string Language { get; init; } = "en";

    /// <summary>Codes of a <see cref="ReleaseAudience"/> and of a <see cref="Domain.Incidents.Tlp"/>.</summary>
    public string Audience { get; init; } = "coalition";
    public string Tlp { get; init; } = "green";

    /// <summary>Codes of <see cref="ReleaseField"/>; what is not named stays.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>Code of a <see cref="ReleasedDate"/>.</summary>
    public string When { get; init; } = "month";

    /// <summary>Ids of targets told by name and by description, and of actors told by name.</summary>
    public IReadOnlyList<Guid> Named { get; init; } = [];
    public IReadOnlyList<Guid> Described { get; init; } = [];
    public IReadOnlyList<Guid> Actors { get; init; } = [];

    /// <summary>The reference of the release that it is to take the place of; null where it stands by itself.</summary>
    public string? Corrects { get; init; }

    internal ReleaseChoice Choice => new()
    {
        Fields = [.. Fields.Distinct().Select(Code.To<ReleaseField>).Order()],
        When = Code.To<ReleasedDate>(When),
        Named = [.. Named.Distinct()],
        Described = [.. Described.Except(Named).Distinct()],
        Actors = [.. Actors.Distinct()],
    };
}

internal abstract class ReleaseWritingValidator<T> : AbstractValidator<T> where T : ReleaseWriting
{
    protected ReleaseWritingValidator()
    {
        RuleFor(r => r.Title).MustSay(Release.TitleMaxLength);
        RuleFor(r => r.Summary).MustSay(Release.SummaryMaxLength, lines: true);
        RuleFor(r => r.Audience).Names<T, ReleaseAudience>();
        RuleFor(r => r.When).Names<T, ReleasedDate>();
        RuleForEach(r => r.Fields).Names<T, ReleaseField>();
        RuleFor(r => r.Tlp)
            .Must(code => Code.TryTo<Tlp>(code, out var tlp) && tlp is Domain.Incidents.Tlp.Amber or Domain.Incidents.Tlp.Green or Domain.Incidents.Tlp.Clear)
            .WithMessage("release.tlp");
        RuleFor(r => r.Tlp).Must((r, tlp) => r.Audience != Code.Of(ReleaseAudience.Public) || tlp == Code.Of(Domain.Incidents.Tlp.Clear))
            .WithMessage("release.public-needs-clear");
    }
}
