using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>One release, under an address that stays.</summary>
public sealed class ShowModel(
    IMediator mediator, Words words, ICurrentUser user, PublicAddress address, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public WithdrawalForm Form { get; set; } = new();

    public ReleaseSheet Release { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>The reader sees the incident, and may say that the release no longer stands.</summary>
    public bool MayWithdraw => Release is { Incident: not null, WithdrawnAt: null } && Policies.WithdrawReleases.Allows(user.Now.Role);

    /// <summary>To be quoted: who, what, which, when, where, and when it was read.</summary>
    public string Citation => string.Create(CultureInfo.InvariantCulture,
        $"{texts["register.name"]}, “{Release.Snapshot?.Title}”, {Release.Reference}, {Release.ReleasedAt:yyyy-MM-dd}, {address.Root}/releases/{Release.Reference} ({clock.GetUtcNow():yyyy-MM-dd})");

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        Release = await mediator.Send(new ShowRelease(reference), ct);
        Words = await words.Now(ct);
    }

    public async Task<IActionResult> OnPostWithdrawAsync(string reference, CancellationToken ct)
    {
        await mediator.Send(new WithdrawRelease(reference, Form.Reason), ct);
        return new SeeOtherResult($"/releases/{reference}");
    }
}

public sealed class WithdrawalForm
{
    public string? Reason { get; set; }
}
