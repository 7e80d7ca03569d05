using IncidentRegister.Application.Reports;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Pages.Reports;

/// <summary>Groups of those who get the same reports.</summary>
[RuleField("group.contains-itself", "Form.Member")]
[RuleField("group.member-twice", "Form.Member")]
[RuleField("group.full", "Form.Member")]
[RuleField("group.name-taken", "Form.Name")]
public sealed class GroupsModel(IMediator mediator) : PageModel
{
    private const string Here = "/reports/groups";

    [BindProperty(SupportsGet = true)]
    public GroupForm Form { get; set; } = new();

    public IReadOnlyList<GroupSheet> Groups { get; private set; } = [];

    public IEnumerable<FieldOption> Choices => Groups.Select(g => new FieldOption($"{g.Id}", g.Name));

    public async Task OnGetAsync(CancellationToken ct) => Groups = await mediator.Send(new ListGroups(), ct);

    public Task<IActionResult> OnPostFoundAsync(CancellationToken ct) => Send(new FoundGroup(Form.Name ?? ""), ct);

    public Task<IActionResult> OnPostAddAsync(CancellationToken ct) => Send(new AddToGroup(Form.Group ?? Guid.Empty, Form.Member ?? ""), ct);

    public Task<IActionResult> OnPostRemoveAsync(Guid id, Guid member, CancellationToken ct) => Send(new RemoveFromGroup(id, member), ct);

    private async Task<IActionResult> Send<TResult>(IRequest<TResult> request, CancellationToken ct)
    {
        await mediator.Send(request, ct);
        return new SeeOtherResult(Here);
    }
}

public sealed class GroupForm
{
    public string? Name { get; set; }
    public Guid? Group { get; set; }
    public string? Member { get; set; }
}
