using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Xml;
using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Web.Sessions;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>
/// Releases for feed readers: Atom (RFC 4287) and JSON Feed 1.1, under a secret instead of a session. The secret is in the
/// address alone and never in the answer, which may be passed on.
/// </summary>
internal sealed class Feed(PublicAddress address, IStringLocalizer<Texts> texts)
{
    private const string AtomSpace = "http://www.w3.org/2005/Atom";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/feeds/{token}.atom", (string token, HttpContext http, [FromServices] IMediator mediator, [FromServices] Feed feed) =>
            Answer(token, http, mediator, "application/atom+xml; charset=utf-8", feed.Atom)).WithMetadata(new AtTheDoorAttribute());
        routes.MapGet("/feeds/{token}.json", (string token, HttpContext http, [FromServices] IMediator mediator, [FromServices] Feed feed) =>
            Answer(token, http, mediator, "application/feed+json; charset=utf-8", feed.Json)).WithMetadata(new AtTheDoorAttribute());
    }

    private static async Task Answer(
        string token, HttpContext http, IMediator mediator, string type, Func<ReleaseFilter, IReadOnlyList<ReleaseLine>, byte[]> write)
    {
        var query = http.Request.Query;
        int? year = query["year"] is [{ Length: > 0 } typed]
            ? int.TryParse(typed, CultureInfo.InvariantCulture, out var number) ? number : throw new TamperedException("year") : null;
        var filter = ReleaseAddress.FilterOf(query["q"], query["type"], query["country"], query["category"], year);
        var lines = await mediator.Send(new ReadFeed(token, filter), http.RequestAborted);
        http.Response.ContentType = type;
        await http.Response.Body.WriteAsync(write(filter, lines), http.RequestAborted);
    }

    private byte[] Atom(ReleaseFilter filter, IReadOnlyList<ReleaseLine> lines)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false) }))
        {
            xml.WriteStartElement("feed", AtomSpace);
            xml.WriteElementString("title", AtomSpace, texts["release.list"]);
            xml.WriteElementString("id", AtomSpace, Home(filter));
            xml.WriteElementString("updated", AtomSpace, Instant(lines.Select(Updated).DefaultIfEmpty(DateTimeOffset.UnixEpoch).Max()));
            Author(xml);
            foreach (var line in lines) Entry(xml, line);
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private void Author(XmlWriter xml)
    {
        xml.WriteStartElement("author", AtomSpace);
        xml.WriteElementString("name", AtomSpace, texts["register.name"]);
        xml.WriteEndElement();
    }

    private void Entry(XmlWriter xml, ReleaseLine line)
    {
        xml.WriteStartElement("entry", AtomSpace);
        xml.WriteElementString("id", AtomSpace, $"urn:uuid:{line.Id}");
        xml.WriteElementString("title", AtomSpace, Title(line));
        xml.WriteElementString("published", AtomSpace, Instant(line.ReleasedAt));
        xml.WriteElementString("updated", AtomSpace, Instant(Updated(line)));
        xml.WriteElementString("summary", AtomSpace, Words(line));
        xml.WriteElementString("rights", AtomSpace, Level(line));
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("href", Link(line));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private byte[] Json(ReleaseFilter filter, IReadOnlyList<ReleaseLine> lines) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        version = "https://jsonfeed.org/version/1.1",
        title = texts["release.list"].Value,
        home_page_url = Home(filter),
        items = lines.Select(line => new
        {
            id = $"urn:uuid:{line.Id}",
            url = Link(line),
            title = Title(line),
            content_text = Words(line),
            language = line.Language,
            date_published = Instant(line.ReleasedAt),
            date_modified = Instant(Updated(line)),
            tags = line.ActTypes.Append(Level(line)),
        }),
    });

    private string Title(ReleaseLine line) => line switch
    {
        { IsWithdrawn: true } => $"{line.Reference}: {texts["release.withdrawn"]}",
        { CorrectedBy: { } newer } => $"{line.Title} ({texts["release.corrected-by", newer]})",
        _ => line.Title,
    };

    private static string Words(ReleaseLine line) => line.IsWithdrawn ? line.Reason ?? "" : line.Summary;

    private static string Level(ReleaseLine line) => $"TLP:{Code.Of(line.Tlp).ToUpperInvariant()}";

    private static DateTimeOffset Updated(ReleaseLine line) => line.WithdrawnAt ?? line.ReleasedAt;

    private string Link(ReleaseLine line) => $"{address.Root}/releases/{line.Reference}";

    private string Home(ReleaseFilter filter) => $"{address.Root}{new ReleaseAddress(filter)}";

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
