using IncidentRegister.Application;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Responses;
using IncidentRegister.Web.Forms;
using MediatR;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Asks;

/// <summary>What happened to an ask without a response, as it is typed.</summary>
public sealed class StepForm
{
    private const string Acknowledged = "acknowledged";

    public long Version { get; set; }

    /// <summary>The state after it: acknowledged, or an end.</summary>
    public string? As { get; set; }
    public DateForm On { get; set; } = new();
    public string? Reason { get; set; }

    public IRequest<AskStanding> Step(string ask) => As == Acknowledged
        ? new AcknowledgeAsk(ask, On.ToEdtf() ?? "", Reason, Version)
        : new CloseAsk(ask, As ?? "", Reason ?? "", Version) { On = On.ToEdtf() };

    public static IReadOnlyList<FieldOption> Steps(IStringLocalizer<Texts> texts) =>
        [.. Enum.GetValues<AskEnd>().Select(Code.Of).Prepend(Acknowledged).Select(code => new FieldOption(
            code, texts[$"ask.state.{code}"], texts[$"ask.step.{code}"]))];
}
