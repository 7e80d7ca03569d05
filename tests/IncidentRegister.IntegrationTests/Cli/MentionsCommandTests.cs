using System.Text.Json;
using IncidentRegister.Cli;
using Microsoft.Extensions.Configuration;

namespace IncidentRegister.IntegrationTests.Cli;

/// <summary>Files in and a file out; there is no database anywhere near.</summary>
public sealed class MentionsCommandTests : IDisposable
{
    private const string Incidents = """
        [{ "incident_key": "A", "kind": "incident", "title": "Six organisations are outlawed", "type": "CRIMINALISATION.DESIGNATION",
           "targets": ["Al-Haq", "Addameer"], "alleged_actors": ["Israel"], "date": "2021-10-19", "aliases": [] }]
        """;

    private readonly string folder = Directory.CreateTempSubdirectory("register-mentions-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Words_are_suggested_with_their_place_and_the_reasons()
    {
        const string text = "⚖️ Statement\n\nOn 19 October 2021 Israel designated Al-Haq and Addameer as terrorist organisations, "
            + "because they cooperate with the International Criminal Court.";
        await Write("incidents.json", Incidents);
        await Write("statements.jsonl", JsonSerializer.Serialize(new { id = "S1", date = "2021-10-25", language = "en", text }) + "\n");

        var (code, said) = await Suggest("incidents.json", "statements.jsonl");

        Assert.Equal((0, "2 suggestions in 1 statements\n"), (code, said));
        var suggestion = JsonDocument.Parse((await File.ReadAllLinesAsync(In("out.jsonl")))[0]).RootElement;
        Assert.Equal(("S1", "A", "strong"), (Text("statement_id"), Text("incident_key"), Text("strength")));
        Assert.Contains("designated Al-Haq", text[Number("start")..Number("end")], StringComparison.Ordinal);
        Assert.NotEqual(0, suggestion.GetProperty("reasons").GetArrayLength());

        string? Text(string name) => suggestion.GetProperty(name).GetString();
        int Number(string name) => suggestion.GetProperty(name).GetInt32();
    }

    [Theory]
    [InlineData("nothing.json", "statements.jsonl")]
    [InlineData("incidents.json", "nothing.jsonl")]
    [InlineData("statements.jsonl", "statements.jsonl")]
    public async Task A_file_that_cannot_be_read_is_named_in_one_line(string incidents, string statements)
    {
        await Write("incidents.json", Incidents);
        await Write("statements.jsonl", "no JSON\n");

        var (code, said) = await Suggest(incidents, statements);

        Assert.Equal(2, code);
        Assert.Equal(said.Length - 1, said.IndexOf('\n', StringComparison.Ordinal));
        Assert.False(File.Exists(In("out.jsonl")));
    }

    private string In(string file) => Path.Combine(folder, file);

    private Task Write(string file, string text) => File.WriteAllTextAsync(In(file), text);

    private async Task<(int Code, string Said)> Suggest(string incidents, string statements)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        string[] args = ["mentions", "suggest", "--incidents", In(incidents), "--statements", In(statements), "--out", In("out.jsonl")];
        var code = await CommandLine.Run(args, new ConfigurationBuilder().Build(), output, error, default);
        Assert.Equal("", output.ToString());
        return (code, error.ToString());
    }
}
