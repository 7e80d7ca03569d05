using IncidentRegister.Application.Data;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Seeds.Files;
using MediatR;

namespace IncidentRegister.Seeds;

/// <summary>
/// Terms, measures, parties, and how States stand to what protects the Court. What the register has already is not sent
/// again, so that nothing is audited twice.
/// </summary>
internal sealed class Vocabularies(Sender sender, Words words)
{
    public async Task Load(CancellationToken ct)
    {
        var known = await words.Now(ct);
        foreach (var file in SeedFiles.Folder<VocabularyFile>("vocabularies"))
            if (file.Terms.Exists(t => !known.Knows(file.Vocabulary, t.Code)))
                await sender.Send(CurrentUser.AtTheMachine, Definition(file), ct);

        var keys = known.Parties.Select(p => p.Key).ToHashSet();
        foreach (var file in SeedFiles.Folder<PartyFile>("parties"))
            if (file.Parties.Where(p => !keys.Contains(p.Key)).Select(Entry).ToList() is { Count: > 0 } missing)
                await sender.Send(CurrentUser.AtTheMachine, new EnterParties(missing), ct);

        var held = await sender.Send(CurrentUser.AtTheMachine, new FindStandings(), ct);
        var told = SeedFiles.Folder<StandingFile>("standings").SelectMany(f => f.Standings).Select(Standing)
            .ExceptBy(held, s => FindStandings.Key(s.Party, s.Instrument, s.Kind, s.SeenOn)).ToList();
        if (told.Count > 0) await sender.Send(CurrentUser.AtTheMachine, new RecordStandings(told), ct);
    }

    private static IRequest<int> Definition(VocabularyFile file) => file.Vocabulary == Glossary.Measures
        ? new DefineMeasures([.. file.Terms.Select(Measure)])
        : new DefineTerms(file.Vocabulary, [.. file.Terms.Select(t => new TermWords(t.Code, t.Broader, t.Labels, t.Definition))]);

    private static MeasureFacts Measure(TermEntry term, int place) =>
        new(term.Code, Code.To<MeasureGroup>(term.Group ?? ""), term.Order ?? place)
        {
            Broader = term.Broader,
            Labels = term.Labels,
            Definitions = term.Definition,
            TakenBy = term.TakenBy,
            Source = term.Source,
            ConfidentialByDefault = term.Confidential,
        };

    private static ToldStanding Standing(StandingEntry line) => new(line.Party, line.Instrument, line.Kind, line.SeenOn, line.Source.Publisher)
    {
        Since = line.Since,
        Count = line.Count,
        IsReported = line.Mark != "V",
        Title = line.Source.Title,
        Address = line.Source.Address,
        Note = line.Note,
    };

    private static EnterParty Entry(PartyEntry party) => new(
        party.Key, Code.To<PartyKind>(party.Kind), party.Country,
        [.. party.Names.Select(n => new NameFacts(n.Text, n.Language, Code.To<NameKind>(n.Kind)))]);
}
