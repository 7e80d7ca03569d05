using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Releases;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>A proposed release, to be approved or sent back by another person than the one who prepared it.</summary>
public sealed class ProposalModel(IMediator mediator, Words words, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public DecisionForm Form { get; set; } = new();

    public ProposalSheet Proposal { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>Where the preparer starts anew from what stands here.</summary>
    public string Anew => $"/incidents/{Proposal.Incident}/release?from={Proposal.Id}"
        + (Proposal.Snapshot.Corrects is { } corrects ? $"&corrects={corrects}" : "");

    public string Gap(ConsentGap gap) => gap.Target is { } target
        ? texts["release.gap.target", target]
        : texts["release.gap", texts[$"consent.part.{Code.Of(gap.Part)}"], texts[gap.Answer is { } answer ? $"consent.{Code.Of(answer)}" : "consent.not-asked"]];

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Proposal = await mediator.Send(new ShowProposal(id), ct);
        Words = await words.Now(ct);
    }

    public async Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken ct)
    {
        var reference = await mediator.Send(new ApproveRelease(id, Form.Sha256 ?? ""), ct);
        return new SeeOtherResult($"/releases/{reference}");
    }

    public async Task<IActionResult> OnPostRejectAsync(Guid id, CancellationToken ct)
    {
        await mediator.Send(new RejectRelease(id, Form.Reason), ct);
        return new SeeOtherResult($"/releases/proposals/{id}");
    }
}

public sealed class DecisionForm
{
    /// <summary>The hash that stood beside what was read.</summary>
    public string? Sha256 { get; set; }
    public string? Reason { get; set; }
}
