using System.CommandLine;
using IncidentRegister.Cli.Mentions;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register mentions suggest</c>: looks for incidents in statements, files in and a file out.</summary>
internal static class MentionsCommand
{
    /// <summary>A file was missing or held something else.</summary>
    private const int BadFile = 2;

    public static Command For(Desk desk)
    {
        var incidents = Path("--incidents", "Incidents and groups, a JSON array.");
        var statements = Path("--statements", "Statements, a line of JSON each.");
        var result = Path("--out", "Where to write suggestions, a line of JSON each.");

        var suggest = new Command("suggest", "Suggests which passages speak of which incidents, and why.")
        {
            incidents, statements, result,
        };
        suggest.SetAction(parsed => Suggest(
            desk,
            parsed.GetRequiredValue(incidents),
            parsed.GetRequiredValue(statements),
            parsed.GetRequiredValue(result)));

        return new Command("mentions", "Finds incidents in statements; needs no database.") { suggest };
    }

    private static Option<string> Path(string name, string description) =>
        new(name) { Description = description, Required = true };

    private static int Suggest(Desk desk, string incidents, string statements, string result)
    {
        try
        {
            var finder = new MentionFinder(new IncidentIndex(Lexicon.Standard, SuggestionFiles.Incidents(incidents)));
            var lines = new List<string>();
            var read = 0;
            foreach (var (id, statement) in SuggestionFiles.Statements(statements))
            {
                lines.AddRange(finder.Find(statement).Select(s => SuggestionFiles.Line(id, s)));
                read++;
            }

            SuggestionFiles.Write(result, lines);
            desk.Say($"{lines.Count} suggestions in {read} statements");
            return 0;
        }
        catch (BadFileException bad)
        {
            desk.Say(Refusals.OneLine(bad.Message));
            return BadFile;
        }
    }
}
