using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Seeds.Files;

namespace IncidentRegister.Seeds;

/// <summary>Enters the statements of the files as a liaison, with their mentions, asks, the responses to all of it and what was announced.</summary>
internal sealed class DemoStatements(Sender sender, CurrentUser liaison, DemoIncidents incidents)
{
    private readonly List<StatementFile> files = [.. SeedFiles.Folder<StatementFile>("statements")];
    private readonly Dictionary<string, string> statements = [];
    private readonly Dictionary<string, string> asks = [];

    public async Task Enter(CancellationToken ct)
    {
        foreach (var file in files) statements[file.Key] = (await sender.Send(liaison, Statement(file), ct)).Reference;
    }

    /// <summary>What the statements say of incidents, and what was done about it; for after both were entered.</summary>
    public async Task Link(CancellationToken ct)
    {
        var done = SeedFiles.Folder<ResponseFile>("responses");
        var responses = done.SelectMany(f => f.Responses).ToLookup(r => r.Fulfils.Count > 0 || r.Proof is not null);
        var announcements = done.SelectMany(f => f.Announcements).ToLookup(a => a.Proof is not null);

        // What was done without being asked, and is proved by no words of a statement, waits for neither.
        await Task.WhenAll(Read(ct), Record(responses[false], announcements[false], ct));
        await Record(responses[true], announcements[true], ct);
    }

    private async Task Read(CancellationToken ct)
    {
        foreach (var file in files)
        {
            var statement = statements[file.Key];
            foreach (var mention in file.Mentions) await sender.Send(liaison, Mention(statement, mention), ct);
            foreach (var ask in file.Asks)
            {
                var recorded = await sender.Send(liaison, Ask(statement, ask), ct);
                asks[ask.Key] = recorded[0].Reference; // what fulfils an ask of several fulfils the first of them
            }
        }
    }

    private async Task Record(IEnumerable<ResponseEntry> responses, IEnumerable<AnnouncementEntry> announcements, CancellationToken ct)
    {
        foreach (var response in responses) await sender.Send(liaison, Response(response), ct);
        foreach (var announced in announcements) await sender.Send(liaison, Announcement(announced), ct);
    }

    private static EnterStatement Statement(StatementFile statement) => new()
    {
        Title = statement.Title,
        Kind = statement.Kind,
        Forum = statement.Forum,
        Session = statement.Session,
        IssuedOn = statement.Date,
        DateAsPrinted = statement.DateAsPrinted,
        DateBasis = statement.DateBasis,
        DateNote = statement.DateNote,
        Language = statement.Language,
        IssuedAs = statement.IssuedAs,
        EndorsersClaimed = statement.EndorsersClaimed,
        Issuers = statement.Issuers,
        Endorsers = statement.Endorsers,
        Paragraphs = [.. statement.Paragraphs.Select(p => new Paragraph(p.Number, p.Text))],
        Extent = statement.Extent,
        TakenFrom = statement.File,
    };

    private LinkPassage Mention(string statement, MentionEntry mention) => new(statement, PassageChoice.Of(mention.Paragraph, mention.Quote))
    {
        Incident = mention.Incident is { } key ? incidents[key] : null,
        Relation = mention.Relation,
        Stance = mention.Stance,
        Note = mention.Note,
    };

    private RecordAsk Ask(string statement, AskEntry ask) => new(statement, PassageChoice.Of(ask.Paragraph, ask.Quote))
    {
        Issuer = ask.Issuer,
        Addressees = ask.Addressees,
        Measure = ask.Measure,
        Incidents = References(ask.Incidents),
    };

    private RecordResponse Response(ResponseEntry response) => new()
    {
        Measure = response.Measure,
        Party = response.Party ?? response.Parties[0],
        PartyCount = response.PartyCount ?? (response.Parties.Count > 1 ? response.Parties.Count : null),
        Together = response.Parties.Count > 1 ? response.Parties : [],
        TakenOn = response.Date,
        Title = response.Title,
        Note = response.Note,
        Incidents = References(response.Incidents),
        Fulfils = [.. response.Fulfils.Select(f => new FulfilledAsk(asks[f.Ask], f.How))],
        Proof = Proof(response.Proof),
        Publisher = response.Source.Publisher,
        Address = response.Source.Address,
    };

    private RecordAnnouncement Announcement(AnnouncementEntry announced) => new()
    {
        Measure = announced.Measure,
        Party = announced.Party,
        AnnouncedOn = announced.Date,
        PlannedFor = announced.PlannedFor,
        Title = announced.Title,
        Note = announced.Note,
        Incidents = References(announced.Incidents),
        Proof = Proof(announced.Proof),
        Publisher = announced.Source.Publisher,
        Address = announced.Source.Address,
    };

    private ResponseProof? Proof(ProofEntry? proof) =>
        proof is { } p ? new ResponseProof(statements[p.Statement], PassageChoice.Of(p.Paragraph, p.Quote)) : null;

    private List<string> References(IEnumerable<string> keys) => [.. keys.Select(key => incidents[key])];
}
