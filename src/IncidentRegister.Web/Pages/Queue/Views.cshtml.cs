using IncidentRegister.Application.Cases;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Queue;

/// <summary>The caller's own views of the queue: to name the one that the address says, to rename and to delete.</summary>
[RuleField("view.too-many", "Form.Name")]
public sealed class ViewsModel(IMediator mediator) : PageModel
{
    private const string Place = "/queue/views";

    [BindProperty(SupportsGet = true, Name = "")]
    public QueueFilter Filter { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>Id of the view that gets another name.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Edit { get; set; }

    [BindProperty(SupportsGet = true)]
    public ViewForm Form { get; set; } = new();

    public IReadOnlyList<NamedView> Own { get; private set; } = [];

    public NamedView? Edited => Own.FirstOrDefault(v => v.Id == Edit);
    public QueueAddress Here => new(Filter, Sort);

    /// <summary>The queue as it comes needs no name.</summary>
    public bool IsToSave => $"{Here}" != IndexModel.Address();

    /// <summary>The same address as the list's, for the form that names it.</summary>
    public string Save => $"{Place}{$"{Here}"[IndexModel.Address().Length..]}&handler=Save";

    /// <summary>Where a list is given a name.</summary>
    public static string Address(QueueAddress list) => $"{Place}{$"{list}"[IndexModel.Address().Length..]}";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Own = [.. (await mediator.Send(new ListViews(), ct)).Where(v => v.IsOwn)];
        if (Edited is { } edited && Form.Name is null) (Form.Name, Form.IsShared) = (edited.Name, edited.IsShared);
    }

    public async Task<IActionResult> OnPostSaveAsync(CancellationToken ct)
    {
        await mediator.Send(new SaveView(Form.Name ?? "", Filter, Sort, Form.IsShared), ct);
        return new SeeOtherResult($"{Here}");
    }

    public async Task<IActionResult> OnPostChangeAsync(CancellationToken ct)
    {
        await mediator.Send(new ChangeView(Edit ?? Guid.Empty, Form.Name ?? "", Form.IsShared), ct);
        return new SeeOtherResult(Place);
    }

    public async Task<IActionResult> OnPostDeleteAsync(Guid id, CancellationToken ct)
    {
        await mediator.Send(new DeleteView(id), ct);
        return new SeeOtherResult(Place);
    }
}

public sealed class ViewForm
{
    public string? Name { get; set; }
    public bool IsShared { get; set; }
}
