using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Texts;

namespace IncidentRegister.Domain.Releases;

/// <summary>Names that are looked up elsewhere, for somebody who is told of in an incident.</summary>
/// <param name="Names">In all languages and scripts, with aliases; empty for who is no known party.</param>
/// <param name="IsPublic">The Court and its organs: that they are spoken of tells nothing.</param>
public sealed record KnownNames(IReadOnlyList<string> Names, bool IsPublic)
{
    public static KnownNames None { get; } = new([], false);
}

/// <summary>Everything of an incident that a choice leaves out, as far as the preparer may see it.</summary>
public sealed class ReleaseSecrets(Incident incident, ReleaseChoice choice, Func<Guid, KnownNames> parties)
{
    private const int MinSentenceWords = 3;
    private const int MinNamePart = 3;

    /// <summary>Before a name, and a word like any other.</summary>
    private static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "the", "judge", "justice", "prosecutor", "president", "vice", "registrar", "deputy", "minister", "counsel", "lawyer",
        "doctor", "professor", "prof", "mrs", "miss", "madam", "sir", "court", "family", "director", "staff", "member", "and",
        "for", "juge", "procureur", "procureure", "président", "présidente", "maître", "monsieur", "madame", "docteur", "les",
    };

    /// <param name="files">Names of evidence files.</param>
    /// <param name="country">Labels of the country, and of the situation, in all languages.</param>
    public IEnumerable<Secret> All(IEnumerable<string> files, IEnumerable<string> country, IEnumerable<string> situation) =>
    [
        new Secret(LeakKind.Reference, incident.Reference), new Secret(LeakKind.Reference, incident.Reference.Split('-')[^1]),
        .. Names(), .. Days(), .. Sentences(), .. Details(),
        .. files.SelectMany(File),
        .. incident.Town is { } town && !choice.Has(ReleaseField.Town) ? [new Secret(LeakKind.Town, town)] : Array.Empty<Secret>(),
        .. choice.Has(ReleaseField.Country) ? [] : country.Select(c => new Secret(LeakKind.Country, c)),
        .. choice.Has(ReleaseField.Situation) ? [] : situation.Select(s => new Secret(LeakKind.Situation, s)),
    ];

    private IEnumerable<Target> Targets => incident.Targets.Where(t => t.RemovedAt is null);

    private IEnumerable<Act> Acts => incident.Acts.Where(a => a.RemovedAt is null);

    private IEnumerable<Involvement> Actors => incident.Involvements.Where(a => a.RemovedAt is null);

    private IEnumerable<Secret> Names()
    {
        var targets = Targets.Where(t => !choice.Named.Contains(t.Id) && t.Identity is not null)
            .SelectMany(t => Of(t.Identity!.PartyId, t.Identity.Name, t.Kind == TargetKind.Person));
        var actors = Actors.Where(a => !choice.Actors.Contains(a.Id)).SelectMany(a => Of(a.PartyId, a.Name, isPerson: false));
        return targets.Concat(actors).Select(name => new Secret(LeakKind.Name, name));
    }

    private IEnumerable<string> Of(Guid? partyId, string? name, bool isPerson)
    {
        var known = partyId is { } id ? parties(id) : KnownNames.None;
        IEnumerable<string> names = known.IsPublic ? [] : known.Names;
        if (name is not null) names = names.Append(name);
        return isPerson ? names.SelectMany(n => Parts(n).Append(n)) : names;
    }

    /// <summary>The family name of a person says as much as the whole.</summary>
    private static IEnumerable<string> Parts(string name) => name.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => !char.IsLower(part[0]) && PlainText.Fold(part) is { Length: >= MinNamePart } folded && !Titles.Contains(folded));

    private IEnumerable<Secret> Days()
    {
        WrittenDate?[] occurred = [incident.Occurred.Start, incident.Occurred.End];
        var stages = Acts.SelectMany(a => a.Stages)
            .SelectMany(s => new[] { s.Date.Start, s.Date.End });
        var told = choice.When == ReleasedDate.AsRecorded ? occurred : [];
        var written = occurred.Concat(stages).OfType<WrittenDate>().Except(told.OfType<WrittenDate>()).Distinct().ToList();
        var phrases = written.Where(d => d.Day is not null).SelectMany(d => DayPhrases.Of(d.First));
        if (choice.When is ReleasedDate.Withheld or ReleasedDate.Year) phrases = phrases.Concat(written.SelectMany(DayPhrases.OfMonth));
        return phrases.Select(phrase => new Secret(LeakKind.Day, phrase));
    }

    private IEnumerable<Secret> Sentences()
    {
        var paragraphs = incident.Account.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var sentences =
            from paragraph in paragraphs
            from span in Statements.Sentences.Split(paragraph, incident.Language)
            let sentence = paragraph[span.Start..span.End]
            where PlainText.Fold(sentence).Count(letter => letter == ' ') >= MinSentenceWords - 1
            select sentence;
        return sentences.Concat(paragraphs.SelectMany(Canary.Runs)).Select(words => new Secret(LeakKind.Sentence, words));
    }

    /// <summary>What else is told of those involved and of what was done; a plain word or two may stand in any text.</summary>
    private IEnumerable<Secret> Details()
    {
        var names = Targets.SelectMany(t => new[] { t.RoleAtTime, t.AffiliationAtTime })
            .Concat(Acts.SelectMany(a => new[] { a.Instrument, a.IssuingAuthority }));
        var words = Targets.SelectMany(t => new[] { t.Status, choice.Described.Contains(t.Id) ? null : t.Description })
            .Concat(Acts.SelectMany(a => new[] { a.Method, a.StatedReason, a.LegalBasis }.Concat(a.Details.Values)))
            .Concat(Acts.SelectMany(a => a.Stages).SelectMany(s => new[] { s.Source, s.Note }))
            .Concat(incident.Sources.Where(s => s.RemovedAt is null).SelectMany(s => new[] { s.Title, s.Address }));
        return names.Where(text => IsTelling(text, 2)).Concat(words.Where(text => IsTelling(text, MinSentenceWords)))
            .Select(text => new Secret(LeakKind.Detail, text!));
    }

    private static bool IsTelling(string? text, int words) =>
        text is not null && PlainText.Fold(text) is var folded
        && (folded.Count(letter => letter == ' ') >= words - 1 || folded.Any(char.IsDigit));

    private static IEnumerable<Secret> File(string name)
    {
        yield return new Secret(LeakKind.File, name);
        var stem = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : name;
        if (PlainText.Fold(stem).Length > MinNamePart) yield return new Secret(LeakKind.File, stem);
    }
}
