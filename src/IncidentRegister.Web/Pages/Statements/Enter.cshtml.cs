using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Statements;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>Enters a statement from pasted text.</summary>
[RuleField("statement.in-future", "Form.IssuedOn")]
[RuleField("statement.date-needs-basis", "Form.DateNote")]
public sealed class EnterModel(IMediator mediator, Words words, ICurrentUser user, IStringLocalizer<Texts> texts) : PageModel
{
    private Glossary glossary = null!;

    [BindProperty(SupportsGet = true)]
    public EnterForm Form { get; set; } = new();

    public IReadOnlyList<FieldOption> Bases => Options<DateBasis>("statement.basis");
    public IReadOnlyList<FieldOption> Extents => Options<Extent>("statement.extent");

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (!EnterStatement.Policy.Allows(user.Now.Role)) throw new ForbiddenException(EnterStatement.Policy.Name);
        glossary = await words.Now(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var entered = await mediator.Send(Form.Enter(), ct);
        return new SeeOtherResult($"/statements/{entered.Reference}");
    }

    public IReadOnlyList<FieldOption> Terms(string vocabulary) =>
        [.. glossary.Terms(vocabulary).Select(t => new FieldOption(t.Code, t.Label))];

    private FieldOption[] Options<TEnum>(string prefix) where TEnum : struct, Enum =>
        [.. Enum.GetValues<TEnum>().Select(Code.Of).Select(code => new FieldOption(code, texts[$"{prefix}.{code}"]))];
}

public sealed class EnterForm
{
    public string? Title { get; set; }
    public string? Kind { get; set; }
    public string? Forum { get; set; }
    public DateForm IssuedOn { get; set; } = new();
    public string? DateAsPrinted { get; set; }
    public string? DateBasis { get; set; } = "printed";
    public string? DateNote { get; set; }
    public string? Language { get; set; } = "en";

    /// <summary>One in each line.</summary>
    public string? Issuers { get; set; }
    public string? IssuedAs { get; set; }
    public string? Address { get; set; }
    public string? Text { get; set; }
    public string? Extent { get; set; } = "whole";

    public EnterStatement Enter() => new()
    {
        Title = Title ?? "",
        Kind = Kind ?? "",
        Forum = string.IsNullOrEmpty(Forum) ? null : Forum,
        IssuedOn = IssuedOn.ToEdtf() ?? "",
        DateAsPrinted = DateAsPrinted,
        DateBasis = DateBasis ?? "",
        DateNote = DateNote,
        Language = Language ?? "",
        Issuers = (Issuers ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
        IssuedAs = IssuedAs,
        Address = Address,
        Text = Text ?? "",
        Extent = Extent ?? "",
        TakenFrom = Address,
    };
}
