using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Parties;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Parties;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Domain.Texts;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Shows what was taken of a statement, for a person to correct before it is recorded.</summary>
[TakesLongText]
[RuleField("statement.in-future", "Form.IssuedOn")]
[RuleField("statement.date-needs-basis", "Form.DateNote")]
public sealed class CheckModel(
    IMediator mediator, Words words, PendingText pending, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    private Glossary glossary = null!;

    [BindProperty(SupportsGet = true)]
    public CheckForm Form { get; set; } = new();

    /// <summary>The names that nobody of the register has exactly.</summary>
    public IReadOnlyList<NameMatch> Unknown { get; private set; } = [];

    /// <summary>What the text says of how many there are.</summary>
    public IReadOnlyList<string> Counts { get; private set; } = [];
    /// <summary>Where the text says the day that stands in the form; null where it says none, or another.</summary>
    public string? DateFound => PrintedDate.In(Form.Text ?? "") is { } printed
        && Form.IssuedOn.ToEdtf() == printed.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ? printed.Words : null;
    public TextBreaks Breaks => TextBreaks.In(Form.Text, Form.Language);
    public IReadOnlyList<FieldOption> Bases => Options<DateBasis>("statement.basis");
    public IReadOnlyList<FieldOption> Extents => Options<Extent>("statement.extent");

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!EnterStatement.Policy.Allows(user.Now.Role)) throw new ForbiddenException(EnterStatement.Policy.Name);
        glossary = await words.Now(ct);
        Unknown = [.. (await Matches(Form.IssuerNames.Concat(Form.EndorserNames), ct)).Where(m => m.PartyId is null)];
        Counts = [.. ClaimedCount.In(TextBreaks.Read(Form.Text)).Select(Compared)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var entered = await mediator.Send(Form.Enter(await pending.Recall(Form.SourceId, ct)), ct);
        return new SeeOtherResult($"/statements/{entered.Reference}");
    }

    /// <summary>Looks the names up, and keeps everything else.</summary>
    public IActionResult OnPostNames() => this.ParkAndReturn(anchor: "Form_Issuers");

    /// <summary>Joins or parts paragraphs, and keeps everything else.</summary>
    public IActionResult OnPostBreaks(string? join, string? cut) => this.ParkAndReturn(
        fields => fields.Set("Form.Text", TextBreaks.Change(Form.Text, Form.Language, join, cut)), "breaks");

    public IReadOnlyList<FieldOption> Terms(string vocabulary) =>
        [.. glossary.Terms(vocabulary).Select(t => new FieldOption(t.Code, t.Label))];

    public IReadOnlyList<FieldOption> Meanings(NameMatch match) =>
    [
        .. match.Proposals.Select(p => new FieldOption(p.PartyId.ToString(), glossary.Party(p.PartyId), p.Via)),
        new(NameChoice.New, texts["party.choice.new"]),
        new(NameChoice.Named, texts["party.choice.named"]),
    ];

    private Task<IReadOnlyList<NameMatch>> Matches(IEnumerable<string> names, CancellationToken ct)
    {
        // What could not be kept cannot be found either; the form says so when it is sent.
        var readable = names.Where(n => n.Length <= PartyName.TextMaxLength && PlainText.Problem(n, allowNewLines: false) is null)
            .Distinct().Take(2 * EnterStatement.PartiesMax).ToList();
        return readable.Count == 0 ? Task.FromResult<IReadOnlyList<NameMatch>>([]) : mediator.Send(new MatchParties(readable), ct);
    }

    private string Compared(ClaimedCount claim)
    {
        var (issuers, endorsers) = (Form.IssuerNames.Count, Form.EndorserNames.Count);
        var agrees = claim.Number == issuers || claim.Number == endorsers || claim.Number == issuers + endorsers;
        return texts[agrees ? "statement.count.agrees" : "statement.count.differs", claim.Words, issuers, endorsers];
    }

    private FieldOption[] Options<TEnum>(string prefix) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"{prefix}.{code}"]))];
}
