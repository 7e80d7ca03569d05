using FluentValidation;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.TagHelpers;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Npgsql;

namespace IncidentRegister.IntegrationTests.Web.Trial;

/// <summary>A form with a field of every kind; its title says how it fails.</summary>
[RuleField("incident.in-future", "Form.Occurred")]
public sealed class EntryModel(IdempotencyKey key, Carried carried) : PageModel
{
    public static readonly DateTimeOffset At = new(2026, 11, 30, 10, 42, 0, TimeSpan.FromHours(1));
    public const string Paragraph = "A bank closed the accounts of two organisations.";

    public static IReadOnlyList<FieldOption> Severities { get; } =
        [new("low", "Low", "A hint"), new("high", "High")];

    public static IReadOnlyList<MarkedSpan> Spans { get; } =
    [
        new(2, 26, MarkKind.Linked, "1", "#s1", "Link 1"),
        new(18, 47, MarkKind.Suggested, "2", "#s2", "Link 2, suggested"),
    ];

    [BindProperty(SupportsGet = true)]
    public EntryForm Form { get; set; } = new();

    public IActionResult OnPost()
    {
        new EntryFormValidator().ValidateAndThrow(Form);
        Fail(Form.Title);
        carried.Out.Add((key.Value, Form.Title!));
        return new SeeOtherResult("/trial");
    }

    public IActionResult OnPostAdd() =>
        this.ParkAndReturn(fields => fields.AddItem("Form.Acts", "Type"), "Form_Acts_0__Type");

    public IActionResult OnPostRemove(int index) =>
        this.ParkAndReturn(fields => fields.RemoveItem("Form.Acts", index));

    private static void Fail(string? how)
    {
        switch (how)
        {
            case "future": throw new RuleBrokenException("incident.in-future");
            case "stale": throw new StaleVersionException(1, 2);
            case "away": throw new UnavailableException(new NpgsqlException("The connection failed."));
            case "bug": throw new InvalidCastException("secret detail");
            case "forbidden": throw new ForbiddenException("Nobody");
            default: return;
        }
    }
}

/// <summary>What the trial page carried out.</summary>
public sealed class Carried
{
    public List<(Guid? Key, string Title)> Out { get; } = [];
}

public sealed class EntryForm
{
    public string? Title { get; set; }
    public string? Account { get; set; }
    public string? Severity { get; set; }
    public string? Country { get; set; }
    public List<string> Audiences { get; set; } = [];
    public string? Password { get; set; }
    public DateForm Occurred { get; set; } = new();
    public List<EntryAct> Acts { get; set; } = [];
    public int Version { get; set; }
}

public sealed class EntryAct
{
    public string? Type { get; set; }
}

internal sealed class EntryFormValidator : AbstractValidator<EntryForm>
{
    public EntryFormValidator()
    {
        RuleFor(f => f.Title).NotEmpty().MaximumLength(20);
        RuleForEach(f => f.Acts).ChildRules(act => act.RuleFor(a => a.Type).NotEmpty());
    }
}
