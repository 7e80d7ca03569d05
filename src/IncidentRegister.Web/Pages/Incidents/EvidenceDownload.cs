using System.Security.Cryptography;
using IncidentRegister.Application.Evidence;
using IncidentRegister.Domain.Evidence;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;

namespace IncidentRegister.Web.Pages.Incidents;

/// <summary>
/// A file as an attachment. Its hash is computed on the way and its last piece held back until it fits; if it does not,
/// the connection is broken off, so that nobody takes what came for the file.
/// </summary>
internal sealed class EvidenceDownload(OpenedEvidence file, IAsyncEnumerable<ReadOnlyMemory<byte>> pieces) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (response, aborted) = (context.HttpContext.Response, context.HttpContext.RequestAborted);
        using var sha256 = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var held = ReadOnlyMemory<byte>.Empty;
        var isFirst = true;

        // The first piece is proven before a header is set: what fails until then is answered with a page.
        await foreach (var piece in pieces.WithCancellation(aborted))
        {
            if (isFirst) SetHeaders(response);
            else await response.Body.WriteAsync(held, aborted);
            sha256.AppendData(piece.Span);
            (held, isFirst) = (piece, false);
        }

        if (sha256.GetHashAndReset().AsSpan().SequenceEqual(file.Sha256)) await response.Body.WriteAsync(held, aborted);
        else context.HttpContext.Abort();
    }

    private void SetHeaders(HttpResponse response)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(file.Name);
        response.Headers.ContentDisposition = disposition.ToString();
        response.Headers.AcceptRanges = "none";
        response.ContentType = TypeOf(file.Kind);
        response.ContentLength = file.Size;
    }

    // Only what every system opens by itself is told what it is.
    private static string TypeOf(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => "application/pdf",
        EvidenceKind.Jpeg => "image/jpeg",
        EvidenceKind.Png => "image/png",
        EvidenceKind.Webp => "image/webp",
        EvidenceKind.Tiff => "image/tiff",
        _ => "application/octet-stream",
    };
}
