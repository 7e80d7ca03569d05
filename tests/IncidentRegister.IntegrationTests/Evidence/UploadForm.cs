using System.Net.Http.Headers;
using System.Text;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Evidence;

/// <summary>Sends the form with a file byte by byte as a browser does, names in UTF-8 and all.</summary>
internal static class UploadForm
{
    private const string Boundary = "----boundary7MA4YWxkTrZu0gW";

    /// <summary>Opens the form, fills it, and sends it.</summary>
    public static Task<HttpResponseMessage> Upload(
        this Browser browser, string reference, string name, byte[] content, string about = "", Func<byte[], byte[]>? change = null) =>
        browser.UploadAt($"/incidents/{reference}/evidence/add", name, content, about, change);

    /// <summary>The same for the form of any page.</summary>
    public static async Task<HttpResponseMessage> UploadAt(
        this Browser browser, string page, string name, byte[] content, string about = "", Func<byte[], byte[]>? change = null)
    {
        var (address, fields) = Browser.FormOf(await browser.Html(page), page);
        Assert.Equal("Form.File", fields[^1].Key);
        var body = Body([.. fields.Where(f => f.Key is not ("Form.File" or "Form.About")), KeyValuePair.Create("Form.About", about)], name, content);
        using var request = new ByteArrayContent(change is null ? body : change(body));
        request.Headers.ContentType = MediaTypeHeaderValue.Parse($"multipart/form-data; boundary={Boundary}");
        return await browser.Client.PostAsync(address, request);
    }

    private static byte[] Body(IEnumerable<KeyValuePair<string, string>> fields, string name, byte[] content)
    {
        var start = new StringBuilder();
        foreach (var (field, value) in fields)
            start.Append(null, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"{field}\"\r\n\r\n{value}\r\n");
        start.Append(null, $"--{Boundary}\r\nContent-Disposition: form-data; name=\"Form.File\"; filename=\"{name}\"\r\n");
        start.Append("Content-Type: application/octet-stream\r\n\r\n");
        return [.. Encoding.UTF8.GetBytes(start.ToString()), .. content, .. Encoding.ASCII.GetBytes($"\r\n--{Boundary}--\r\n")];
    }
}
