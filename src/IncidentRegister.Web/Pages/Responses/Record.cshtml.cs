using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Responses;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Responses;

/// <summary>Records a response, to an ask that the address names or to none.</summary>
[RuleField("response.in-future", "Form.TakenOn")]
[RuleField("response.before-ask", "Form.TakenOn")]
[RuleField("response.before-incident", "Form.TakenOn")]
[RuleField("passage.text-moved", "Form.Proof.Passage.Quote")]
[RuleField("passage.no-words", "Form.Proof.Passage.Quote")]
[RuleField("passage.no-such-paragraph", "Form.Proof.Passage.Paragraph")]
[RuleField("ask.withdrawn", "Form.Extent")]
public sealed class RecordModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Ask { get; set; }

    [BindProperty(SupportsGet = true)]
    public ResponseForm Form { get; set; } = new();

    public AskLine? Asked { get; private set; }
    public Glossary Words { get; private set; } = null!;
    public string Level => HandlingLevel.Of(Asked?.Incidents ?? []);

    public IReadOnlyList<FieldOption> Measures =>
        [.. Words.Terms(Glossary.Measures).Select(t => new FieldOption(t.Code, t.Label))];

    public IReadOnlyList<FieldOption> Extents =>
        [.. Enum.GetValues<FulfilmentExtent>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"response.gives.{code}"]))];

    public IReadOnlyList<FieldOption> Readers =>
        [.. ResponseForm.Readers.Select(code => new FieldOption(code, texts[$"response.readers.{code}"]))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!RecordResponse.Policy.Allows(user.Now.Role)) throw new ForbiddenException(RecordResponse.Policy.Name);

        Words = await words.Now(ct);
        if (Ask is null) return;

        Asked = await mediator.Send(new ShowAsk(Ask), ct);
        Form.Measure ??= Asked.Measure;
        Form.Party ??= Words.Party(Asked.Addressee);
        Form.Incidents ??= string.Join(", ", Asked.Incidents.Select(i => i.Reference));
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var recorded = await mediator.Send(Form.Record(Ask), ct);
        return new SeeOtherResult($"/responses?show=responses#{recorded.Reference}");
    }
}
