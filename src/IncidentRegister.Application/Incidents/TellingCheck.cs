using FluentValidation.Results;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Incidents;

/// <summary>What a validator cannot know: whether the vocabularies have a code, and what day it is.</summary>
internal sealed class TellingCheck(Glossary glossary, DateOnly today)
{
    private readonly HashSet<string> keys = [.. glossary.Parties.Select(p => p.Key)];
    private readonly List<ValidationFailure> failures = [];

    /// <returns>One failure for each property in question, under the path that validators would give it.</returns>
    public IReadOnlyList<ValidationFailure> Of(ToldIncident told)
    {
        Has("language", told.Language, nameof(told.Language));
        HasOrIsEmpty("country", told.Country, nameof(told.Country));
        HasOrIsEmpty("situation", told.Situation, nameof(told.Situation));
        HasCome(told.Occurred, nameof(told.Occurred));

        foreach (var (act, index) in told.Acts.Select((a, n) => (a, n)))
        {
            Has("act-type", act.Type, $"Acts[{index}].Type");
            foreach (var (stage, number) in act.Stages.Select((s, n) => (s, n)))
                HasCome(stage.Date, $"Acts[{index}].Stages[{number}].Date");
        }

        foreach (var (target, index) in told.Targets.Select((t, n) => (t, n)))
        {
            Has("target-category", target.Category, $"Targets[{index}].Category");
            Knows(target.PartyId, target.PartyKey, $"Targets[{index}]");
        }

        foreach (var (actor, index) in told.Actors.Select((a, n) => (a, n)))
        {
            Has("actor-kind", actor.Kind, $"Actors[{index}].Kind");
            HasOrIsEmpty("attribution", actor.Attribution, $"Actors[{index}].Attribution");
            Knows(actor.PartyId, actor.PartyKey, $"Actors[{index}]");
        }

        foreach (var (source, index) in told.Sources.Select((s, n) => (s, n)))
        {
            HasOrIsEmpty("language", source.Language, $"Sources[{index}].Language");
            if (Written.Kept(source.PublishedOn) is { } day) HasCome(day, $"Sources[{index}].PublishedOn");
        }

        return failures;
    }

    /// <summary>The same for one stage that is told later.</summary>
    public IReadOnlyList<ValidationFailure> Of(StageInput told)
    {
        HasCome(told.Date, nameof(told.Date));
        return failures;
    }

    private void Has(string vocabulary, string code, string path)
    {
        if (!glossary.Knows(vocabulary, code)) failures.Add(new ValidationFailure(path, Written.UnknownCode));
    }

    private void HasOrIsEmpty(string vocabulary, string? code, string path)
    {
        if (Written.Kept(code) is { } written) Has(vocabulary, written, path);
    }

    private void Knows(Guid? partyId, string? partyKey, string path)
    {
        if (partyId is { } id && glossary.Party(id).Length == 0) failures.Add(new ValidationFailure($"{path}.PartyId", Written.UnknownCode));
        if (partyKey is not null && !keys.Contains(partyKey)) failures.Add(new ValidationFailure($"{path}.PartyKey", Written.UnknownCode));
    }

    private void HasCome(string date, string path)
    {
        try
        {
            IncidentDate.Parse(date).RefuseIfAfter(today);
        }
        catch (RuleBrokenException broken)
        {
            failures.Add(new ValidationFailure(path, broken.Rule));
        }
    }
}
