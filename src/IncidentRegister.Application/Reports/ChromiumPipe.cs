using System.Text;
using System.Text.Json.Nodes;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Speaks the DevTools protocol of Chromium over its two pipes, messages of JSON with a zero byte behind each. A port would
/// be open to everybody on the machine. Source: <c>chromedevtools.github.io/devtools-protocol</c>.
/// </summary>
/// <param name="longest">Bytes of the longest answer that is listened to.</param>
internal sealed class ChromiumPipe(Stream to, Stream from, int longest)
{
    private readonly HashSet<string> events = [];
    private readonly List<byte> heard = [];
    private readonly byte[] part = new byte[64 * 1024];
    private int asked;

    /// <returns>The answer's result.</returns>
    /// <exception cref="InvalidDataException">It refuses, says too much, or has ended.</exception>
    public async Task<JsonObject> Ask(string method, JsonObject parameters, string? session, CancellationToken ct)
    {
        var question = new JsonObject { ["id"] = ++asked, ["method"] = method, ["params"] = parameters };
        if (session is not null) question["sessionId"] = session;
        await to.WriteAsync(Encoding.UTF8.GetBytes(question.ToJsonString() + '\0'), ct);
        await to.FlushAsync(ct);

        while (true)
        {
            var said = await Hear(ct);
            if (said["id"]?.ToJsonString() != $"{asked}") continue;
            return said["result"] as JsonObject ?? throw new InvalidDataException($"Chromium refuses {method}.");
        }
    }

    /// <summary>Waits for an event, unless it came already.</summary>
    /// <exception cref="InvalidDataException">It says too much, or has ended.</exception>
    public async Task Await(string name, CancellationToken ct)
    {
        while (!events.Contains(name)) await Hear(ct);
    }

    /// <returns>Null where there is none.</returns>
    public static string? Text(JsonObject said, string name) => said[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private async Task<JsonObject> Hear(CancellationToken ct)
    {
        int end;
        for (var looked = 0; (end = heard.IndexOf(0, looked)) < 0;)
        {
            looked = heard.Count;
            var count = await from.ReadAsync(part, ct);
            if (count == 0 || looked + count > longest) throw new InvalidDataException("Chromium broke off, or says too much.");
            heard.AddRange(part.AsSpan(0, count));
        }

        var said = JsonNode.Parse(heard.Slice(0, end).ToArray()) as JsonObject ?? throw new InvalidDataException("Chromium says no object.");
        heard.RemoveRange(0, end + 1);
        if (Text(said, "method") is { } name) events.Add(name);
        return said;
    }
}
