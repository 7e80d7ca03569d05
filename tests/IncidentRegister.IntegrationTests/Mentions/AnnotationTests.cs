using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Mentions;

/// <summary>The W3C's Web Annotation Data Model: what it requires (https://www.w3.org/TR/annotation-model/).</summary>
public class AnnotationTests(Site site) : IClassFixture<Site>, IAsyncLifetime
{
    private const string Emoji = "Look 😀 here. They raided 👩‍👩‍👧 their offices.";
    private string statement = "";
    private string incident = "";

    public async Task InitializeAsync()
    {
        await Issued.DefineWords(site.Register);
        statement = await Issued.Enter(site.Register, $"{Emoji}\n\n{Issued.Arabic}\n\n{Issued.First}");
        incident = await Issued.Incident(site.Register);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_statement_s_links_are_annotations_that_the_model_knows()
    {
        foreach (var (paragraph, quote) in new[] { (1, "raided 👩‍👩‍👧 their"), (2, "ست منظمات"), (3, "raided their offices"), (3, "outlawed six organisations and raided") })
            await Link(paragraph, quote);
        await site.Register.As(site.People.Liaison).Send(new LinkPassage(statement, PassageChoice.Of(3, "the threats")));

        var collection = await Read(site.People.Liaison, $"/statements/{statement}/mentions.jsonld");

        var items = Items(collection);
        Assert.Equal(5, items.Count);
        Assert.Equal(5, (int)collection["total"]!);
        foreach (var item in items) await Check(item!.AsObject());
        Assert.Equal(4, items.Count(i => (string?)i!["body"]?["source"] == $"https://localhost/incidents/{incident}"));
        Assert.Equal(["describes/condemns"], items.Where(i => i!["body"] is not null)
            .Select(i => $"{i!["body"]!["relation"]}/{i["body"]!["stance"]}").Distinct());
    }

    [Fact]
    public async Task An_incident_s_links_are_annotations_for_those_who_may_read_it()
    {
        await Link(3, "raided their offices");

        var item = Assert.Single(Items(await Read(site.People.Ana, $"/incidents/{incident}/mentions.jsonld")));

        await Check(item!.AsObject());
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(site.People.Stranger)).Get($"/incidents/{incident}/mentions.jsonld")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Member)).Get($"/incidents/{incident}/mentions.jsonld")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await (await site.As(site.People.Member)).Get("/statements/STM-2024-00000/mentions.jsonld")).StatusCode);
        Assert.Empty(Items(await Read(site.People.Member, $"/statements/{statement}/mentions.jsonld")));
        Assert.Empty(Items(await Read(site.People.Stranger, $"/statements/{statement}/mentions.jsonld")));
    }

    [Fact]
    public async Task The_text_alone_is_what_its_hash_is_of()
    {
        var browser = await site.As(site.People.Member);

        var answer = await browser.Get($"/statements/{statement}/v1.txt");
        var bytes = await answer.Content.ReadAsByteArrayAsync();

        var hash = await site.Register.As(site.People.Member).Send(new Application.Statements.ShowStatement(statement));
        Assert.Equal(hash.Version.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)));
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/statements/{statement}/v2.txt")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await (await site.As(site.People.Administrator)).Get($"/statements/{statement}/v1.txt")).StatusCode);
    }

    /// <summary>Sections 3.2.1 to 4.2.5: ids, types, one target, a motivation, selectors that agree with each other and the text.</summary>
    private async Task Check(JsonObject annotation)
    {
        Assert.True(Uri.TryCreate((string?)annotation["id"], UriKind.Absolute, out _));
        Assert.Equal("Annotation", (string?)annotation["type"]);
        Assert.Contains((string?)annotation["motivation"], new[] { "linking", "highlighting" });
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$", (string?)annotation["created"]);
        if (annotation["body"] is JsonObject body)
        {
            Assert.Equal(("SpecificResource", "identifying"), ((string?)body["type"], (string?)body["purpose"]));
            Assert.True(Uri.TryCreate((string?)body["source"], UriKind.Absolute, out _));
        }

        var target = annotation["target"]!.AsObject();
        Assert.Equal("SpecificResource", (string?)target["type"]);
        var selectors = target["selector"]!.AsArray();
        var position = selectors.Single(s => (string?)s!["type"] == "TextPositionSelector")!;
        var quote = selectors.Single(s => (string?)s!["type"] == "TextQuoteSelector")!;
        var browser = await site.As(site.People.Member);
        var source = new Uri((string)target["source"]!);
        var points = (await browser.Html(source.PathAndQuery)).EnumerateRunes().ToList();
        var (start, end) = ((int)position["start"]!, (int)position["end"]!);

        Assert.InRange(start, 0, end - 1);
        Assert.Equal((string?)quote["exact"], Piece(points, start, end));
        Assert.EndsWith((string)quote["prefix"]!, Piece(points, 0, start), StringComparison.Ordinal);
        Assert.StartsWith((string)quote["suffix"]!, Piece(points, end, points.Count), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(new Uri((string)target["id"]!).PathAndQuery)).StatusCode);
    }

    private static string Piece(List<Rune> points, int start, int end) => string.Concat(points[start..end]);

    private async Task<JsonObject> Read(CurrentUser person, string path)
    {
        var answer = await (await site.As(person)).Get(path);
        var collection = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();

        Assert.Equal("application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal("http://www.w3.org/ns/anno.jsonld", (string?)collection["@context"]![0]);
        Assert.Equal(("AnnotationCollection", "AnnotationPage"), ((string?)collection["type"], (string?)collection["first"]!["type"]));
        Assert.True(Uri.TryCreate((string?)collection["id"], UriKind.Absolute, out _));
        return collection;
    }

    private static JsonArray Items(JsonObject collection) => collection["first"]!["items"]!.AsArray();

    private Task<LinkedPassage> Link(int paragraph, string quote) => site.Register.As(site.People.Liaison).Send(
        new LinkPassage(statement, PassageChoice.Of(paragraph, quote)) { Incident = incident, Stance = "condemns" });
}
