using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Asks;

/// <summary>Records an ask: in sentences that are ticked, or in the words that the finder proposed.</summary>
[RuleField("passage.not-contiguous", "Form.Passage.Sentences")]
[RuleField("passage.outside-text", "Form.Passage.Sentences")]
[RuleField("passage.no-words", "Form.Passage.Sentences")]
[RuleField("passage.no-such-paragraph", "Form.Passage.Sentences")]
[RuleField("passage.text-moved", "Form.Passage.Sentences")]
[RuleField("ask.already-there", "Form.Addressees")]
[RuleField("ask.deadline-before-ask", "Form.Deadline")]
public sealed class RecordModel(IMediator mediator, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public AskForm Form { get; set; } = new();

    public LinkDesk Desk { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>The words were chosen before; else sentences are ticked.</summary>
    public bool HasWords => !string.IsNullOrEmpty(Form.Passage.Quote);

    public IReadOnlyList<FieldOption> Measures =>
        [.. Words.Terms(Glossary.Measures).Select(t => new FieldOption(t.Code, t.Label))];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Desk = await mediator.Send(new PrepareLink(Reference), ct);
        Words = await words.Now(ct);
    }

    /// <summary>Shows what the finder proposed, to be changed before it is recorded.</summary>
    public IActionResult OnPostChange() => this.ParkAndReturn();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(Form.Record(Reference), ct);
        return new SeeOtherResult(ProposeModel.Address(Reference));
    }

    public bool IsTicked(string sentence) => Form.Passage.Sentences.Contains(sentence);

    public IEnumerable<string> Problems(string field) =>
        ModelState.TryGetValue(field, out var entry) ? entry.Errors.Select(e => e.ErrorMessage).Distinct() : [];
}
