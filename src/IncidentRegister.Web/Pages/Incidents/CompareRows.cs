using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.TagHelpers;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>Puts a comparison into lines of words, with a choice where the two records differ.</summary>
internal sealed class CompareRows(
    IncidentComparison comparison, MergeForm form, Glossary glossary, DateWords dates, IStringLocalizer<Texts> texts)
{
    private readonly ComparedRecord kept = comparison.Kept;
    private readonly ComparedRecord other = comparison.Other;
    private int fields;
    private int parts;

    public IReadOnlyList<CompareRow> All() =>
    [
        Said("incident.organisation", kept.Organisation, other.Organisation),
        Said("incident.case", texts[$"case.{Code.Of(kept.Status)}"], texts[$"case.{Code.Of(other.Status)}"]),
        Said("incident.verification", texts[$"verification.{Code.Of(kept.Verification)}"], texts[$"verification.{Code.Of(other.Verification)}"]),
        Field(MergeField.Title, kept.Title, other.Title, isWritten: true),
        Field(MergeField.Account, kept.Account, other.Account, isWritten: true),
        Field(MergeField.Occurred, Words(kept.Occurred), Words(other.Occurred)),
        Field(MergeField.Country, glossary.Label("country", kept.Country), glossary.Label("country", other.Country)),
        Field(MergeField.Town, kept.Town, other.Town, isWritten: true),
        Field(MergeField.Situation, glossary.Label("situation", kept.Situation), glossary.Label("situation", other.Situation)),
        Field(MergeField.Severity, Words(kept.Severity), Words(other.Severity)),
        .. comparison.Acts.Select(p => Part("incident.acts", p, Words)),
        .. comparison.Targets.Select(p => Part("incident.targets", p, Words)),
        .. comparison.Actors.Select(p => Part("incident.actors", p, Words)),
        .. comparison.Sources.Select(p => Part("incident.sources", p, Words)),
    ];

    private CompareRow Said(string label, string? ours, string? theirs) => new(texts[label], ours, theirs);

    private CompareRow Field(MergeField field, string? ours, string? theirs, bool isWritten = false)
    {
        var code = Code.Of(field);
        var row = new CompareRow(texts[$"label.{code}"], Told(ours), Told(theirs))
        {
            KeptLanguage = isWritten ? kept.Language : null,
            OtherLanguage = isWritten ? other.Language : null,
        };
        return !comparison.Differing.Contains(field) ? row : row with
        {
            IsMarked = true,
            Field = string.Create(CultureInfo.InvariantCulture, $"Form.Fields[{fields++}]"),
            Value = code,
            IsTaken = form.Fields.Contains(code),
        };
    }

    private CompareRow Part<T>(string label, ComparedPart<T> part, Func<T, string> words) where T : class
    {
        var row = new CompareRow(texts[label], part.Kept is { } ours ? words(ours) : null, part.Other is { } theirs ? words(theirs) : null)
        {
            KeptLanguage = kept.Language,
            OtherLanguage = other.Language,
            IsMarked = part.Kind is not (PairKind.Same or PairKind.OnlyKept),
            Note = part.Kind switch
            {
                PairKind.OnlyOther => texts["merge.comes-along"].Value,
                PairKind.Withheld => texts["merge.stays-there"].Value,
                _ => null,
            },
        };
        return part.Kind != PairKind.Choice ? row : row with
        {
            Field = string.Create(CultureInfo.InvariantCulture, $"Form.Parts[{parts++}]"),
            Value = part.OtherId?.ToString(),
            IsTaken = form.Parts.Contains(part.OtherId),
        };
    }

    private string Words(ActFacts act) => Lines(
        [glossary.Label("act-type", act.Type), act.Method, act.Instrument, act.IssuingAuthority, act.LegalBasis, act.StatedReason,
            .. act.Stages.Select(s => $"{glossary.Label("stage", Code.Of(s.Kind))}, {Words(s.Date)}")]);

    private string Words(TargetFacts target) => Lines(
        [Who(target.PartyId, target.Name) ?? target.Description ?? texts["incident.not-named"].Value,
            glossary.Label("target-category", target.Category), target.RoleAtTime, target.AffiliationAtTime, target.Status,
            glossary.Label("naming", Code.Of(target.Naming))]);

    private string Words(ActorFacts actor) => Lines(
        [Who(actor.PartyId, actor.Name) ?? texts["incident.not-known-who"].Value, glossary.Label("actor-kind", actor.Kind), actor.Degree,
            glossary.Label("claim-status", Code.Of(actor.Claim)), glossary.Label("attribution", actor.Attribution)]);

    private string Words(SourceFacts source) => Lines(
        [source.Title, source.Publisher, source.Address, source.PublishedOn is { } day ? Words(day) : null,
            $"{source.Reliability}{source.Credibility}"]);

    private string? Who(Guid? party, string? name) => Told(glossary.Party(party)) ?? name;

    private string Words(IncidentDate date) => dates.Event(date.ToString());

    private string Words(Severity severity) => texts[$"severity.{Code.Of(severity)}"];

    private static string? Told(string? text) => string.IsNullOrEmpty(text) ? null : text;

    private static string Lines(IEnumerable<string?> lines) => string.Join('\n', lines.Where(l => !string.IsNullOrEmpty(l)));
}
