using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Asks;

/// <summary>What the finder takes for asks in a statement: a person records each, changes it first, or says that it is none.</summary>
public sealed class ProposeModel(IMediator mediator, Words words) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Reference { get; set; } = "";

    [BindProperty]
    public PassageForm Passage { get; set; } = new();

    public AskDesk Desk { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Desk = await mediator.Send(new ProposeAsks(Reference), ct);
        Words = await words.Now(ct);
    }

    public async Task<IActionResult> OnPostRefuseAsync(CancellationToken ct)
    {
        await mediator.Send(new RefuseAsk(Reference, Passage.Choice()), ct);
        return new SeeOtherResult(Address(Reference));
    }

    public async Task<IActionResult> OnPostReopenAsync(Guid refusal, CancellationToken ct)
    {
        await mediator.Send(new ReopenAskProposal(refusal), ct);
        return new SeeOtherResult(Address(Reference));
    }

    /// <summary>The parties that are known, a key on each line, as the form takes them.</summary>
    public string Keys(AskProposal proposal) =>
        string.Join('\n', proposal.Addressees.Select(a => a.Party is { } party ? Words.KeyOf(party) : null).OfType<string>());

    public static string Address(string statement) => $"/statements/{Uri.EscapeDataString(statement)}/asks";
}
