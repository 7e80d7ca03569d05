using IncidentRegister.Application.Data;
using IncidentRegister.Application.Notices;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Notices;

/// <summary>Which notices one gets by mail, and under which subject.</summary>
public sealed class NoticesModel(IMediator mediator, IStringLocalizer<Application.Texts> texts) : PageModel
{
    private const string Discreet = "discreet";

    [BindProperty(SupportsGet = true)]
    public NoticesForm Form { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public bool Saved { get; set; }

    public NoticeSheet Notices { get; private set; } = null!;

    public IEnumerable<FieldOption> Kinds => Notices.Kinds.Select(line => new FieldOption(Code.Of(line.Kind), line.Kind switch
    {
        NoticeKind.Asked => texts["notices.asked"],
        NoticeKind.Answered => texts["notices.answered"],
        NoticeKind.Assigned => texts["notices.assigned"],
        NoticeKind.Held => texts["notices.held"],
        NoticeKind.SentBack => texts["notices.sent-back"],
        _ => texts["notices.overdue"],
    }));

    public IEnumerable<FieldOption> Subjects => [new FieldOption(Discreet, texts["notices.discreet"])];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Notices = await mediator.Send(new ShowNotices(), ct);
        Form.Kinds = [.. Notices.Kinds.Where(line => line.IsWanted).Select(line => Code.Of(line.Kind))];
        Form.Subject = Notices.DiscreetSubject ? [Discreet] : [];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await mediator.Send(new ChooseNotices([.. Form.Kinds], Form.Subject.Contains(Discreet)), ct);
        return new SeeOtherResult("/notices?saved=true");
    }
}

public sealed class NoticesForm
{
    /// <summary>Codes of the wanted ones; what is not ticked is not sent.</summary>
    public IList<string> Kinds { get; set; } = [];
    public IList<string> Subject { get; set; } = [];
}
