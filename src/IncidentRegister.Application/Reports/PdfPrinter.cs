using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Prints pages of our own to tagged PDF, by Chromium where the machine has one: one at a time, in a private folder that goes
/// with it, without the network and without our environment, not longer than <see cref="Settings.Patience"/>
/// and not larger than a mail may hold. Who cannot print says so; nothing fails for it.
/// </summary>
public sealed partial class PdfPrinter(PdfPrinter.Settings settings, ILogger<PdfPrinter> logger) : IDisposable
{
    /// <summary>Bytes; with it a report stays under what mail servers take.</summary>
    private const int MaxBytes = 2 * 1024 * 1024;

    // Kilobytes of each process' own data. It prints thirty pages with a tenth of that.
    private const int MemoryMax = 2 * 1024 * 1024;

    private readonly SemaphoreSlim turn = new(1);

    /// <param name="Find">Where a Chromium is; null when there is none. Asked at each print.</param>
    /// <param name="Patience">After that it is ended, with everything that it started.</param>
    public sealed record Settings(Func<string?> Find, TimeSpan Patience)
    {
        public static Settings None { get; } = new(() => null, TimeSpan.FromSeconds(30));
    }

    /// <param name="html">A whole page that fetches nothing.</param>
    /// <returns>The file; null when it cannot be made here, or was not made in time.</returns>
    public async Task<byte[]?> Print(string html, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Patience);
        try
        {
            await turn.WaitAsync(patience.Token);
            try
            {
                return await PrintNow(html, patience.Token);
            }
            finally
            {
                turn.Release();
            }
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            Slow(logger, settings.Patience);
        }
        catch (Exception unprinted) when (unprinted is IOException or UnauthorizedAccessException or Win32Exception or InvalidDataException or JsonException)
        {
            Unprinted(logger, unprinted);
        }

        return null;
    }

    public void Dispose() => turn.Dispose();

    private async Task<byte[]?> PrintNow(string html, CancellationToken ct)
    {
        if (settings.Find() is not { } program) return null;

        var folder = Directory.CreateTempSubdirectory("register-print-"); // its owner's alone
        try
        {
            var page = Path.Combine(folder.FullName, "page.html");
            await File.WriteAllTextAsync(page, html, ct);
            return await Run(program, folder.FullName, new Uri(page), ct);
        }
        finally
        {
            Clear(folder);
        }
    }

    private static async Task<byte[]> Run(string program, string folder, Uri page, CancellationToken ct)
    {
        using var process = Process.Start(Described(program, folder))!;
        try
        {
            var complaints = process.StandardError.BaseStream.CopyToAsync(Stream.Null, ct);
            var file = await Ask(new ChromiumPipe(process.StandardInput.BaseStream, process.StandardOutput.BaseStream, MaxBytes * 2), page, ct);
            await Task.WhenAll(complaints, process.WaitForExitAsync(ct));
            return file;
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    // Not by its own --print-to-pdf, which builds of a headless Chromium alone, such as npm's, answer by waiting for ever.
    private static async Task<byte[]> Ask(ChromiumPipe chromium, Uri page, CancellationToken ct)
    {
        var target = await chromium.Ask("Target.createTarget", new JsonObject { ["url"] = "about:blank" }, null, ct);
        var attached = await chromium.Ask(
            "Target.attachToTarget", new JsonObject { ["targetId"] = ChromiumPipe.Text(target, "targetId"), ["flatten"] = true }, null, ct);
        var session = ChromiumPipe.Text(attached, "sessionId");

        await chromium.Ask("Page.enable", [], session, ct);
        await chromium.Ask("Page.navigate", new JsonObject { ["url"] = page.AbsoluteUri }, session, ct);
        await chromium.Await("Page.loadEventFired", ct);
        var printed = await chromium.Ask(
            "Page.printToPDF",
            new JsonObject { ["generateTaggedPDF"] = true, ["printBackground"] = true, ["preferCSSPageSize"] = true }, session, ct);
        var file = Read(ChromiumPipe.Text(printed, "data") ?? "");
        await chromium.Ask("Browser.close", [], null, ct);
        return file;
    }

    private static ProcessStartInfo Described(string program, string folder)
    {
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-breakpad",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
            "--renderer-process-limit=1", $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--remote-debugging-pipe",
            .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), // for root it has none
        ];
        // It listens at 3 and speaks at 4.
        var start = $"ulimit -d {MemoryMax}; exec \"$@\" 3<&0 4>&1 </dev/null >/dev/null";
        var description = new ProcessStartInfo("/bin/sh", ["-c", start, "print", program, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        description.Environment.Clear(); // it may hold secrets
        description.Environment["PATH"] = path;
        description.Environment["HOME"] = folder;
        description.Environment["TMPDIR"] = folder;
        description.Environment["LC_ALL"] = "C.UTF-8";
        return description;
    }

    private static byte[] Read(string data)
    {
        var content = new byte[MaxBytes];
        if (!Convert.TryFromBase64String(data, content, out var length)) throw new InvalidDataException("Chromium printed more than a mail holds.");
        return content.AsSpan(0, length).StartsWith("%PDF-"u8) ? content[..length] : throw new InvalidDataException("What Chromium printed is no PDF.");
    }

    private void Clear(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (Exception busy) when (busy is IOException or UnauthorizedAccessException)
        {
            Left(logger, folder.FullName, busy); // something that it started still writes
        }
    }

    [LoggerMessage(LogLevel.Warning, "A report was not printed within {Patience}; it goes without a PDF")]
    private static partial void Slow(ILogger logger, TimeSpan patience);

    [LoggerMessage(LogLevel.Warning, "A report could not be printed; it goes without a PDF")]
    private static partial void Unprinted(ILogger logger, Exception unprinted);

    [LoggerMessage(LogLevel.Warning, "The folder {Folder} of a print could not be deleted")]
    private static partial void Left(ILogger logger, string folder, Exception busy);
}
