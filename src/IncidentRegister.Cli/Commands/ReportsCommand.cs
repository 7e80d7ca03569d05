using System.CommandLine;
using System.Globalization;
using IncidentRegister.Application.Reports;
using IncidentRegister.Domain.Incidents;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register reports run NAME [--as-of DAY]</c>: makes a report as its schedule would, sends it and prints it.</summary>
internal static class ReportsCommand
{
    private const string Day = "yyyy-MM-dd";

    public static Command For(Desk desk)
    {
        var name = new Argument<string>("name") { Description = "The report's name, or its id." };
        var asOf = new Option<DateOnly?>("--as-of")
        {
            Description = "The day for which it is due, as 2024-12-09, or the last such day up to it. Without it, the last one until now.",
            CustomParser = argument => DateOnly.TryParseExact(
                argument.Tokens.Single().Value, Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : Refuse(argument),
        };
        var language = new Option<string>("--language") { Description = "To print it in.", DefaultValueFactory = _ => "en" };
        language.AcceptOnlyFromAmong("en", "fr", "es", "ar");
        var run = new Command("run", "Makes a report of what was known on a day and sends it; one that stands is printed as it was sent.")
        {
            name, asOf, language,
        };
        run.SetAction((parsed, ct) => Run(
            desk, new RunReport(parsed.GetRequiredValue(name), parsed.GetValue(asOf)), parsed.GetRequiredValue(language), ct));
        return new Command("reports", "What is told of releases by mail.") { run };
    }

    private static async Task<int> Run(Desk desk, RunReport request, string language, CancellationToken ct)
    {
        var run = await desk.Send(request, ct);
        await using var scope = (await desk.Services(ct)).CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<IReportRenderer>().Render(run.Id, language, Tlp.Green, ct);
        desk.Say($"{run.Key.ToString(Day, CultureInfo.InvariantCulture)}: {(run.IsNew ? "made now" : "stood already")}, {run.Outcome}");
        desk.Result(report.Text);
        return 0;
    }

    private static DateOnly? Refuse(System.CommandLine.Parsing.ArgumentResult argument)
    {
        argument.AddError("Write the day as 2024-12-09.");
        return null;
    }
}
