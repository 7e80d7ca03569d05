using System.ComponentModel;
using System.Diagnostics;
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
        catch (Exception unprinted) when (unprinted is IOException or UnauthorizedAccessException or Win32Exception or InvalidDataException)
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
            var (page, file) = (Path.Combine(folder.FullName, "page.html"), Path.Combine(folder.FullName, "report.pdf"));
            await File.WriteAllTextAsync(page, html, ct);
            await Run(program, folder.FullName, page, file, ct);
            return await Read(file, ct);
        }
        finally
        {
            Clear(folder);
        }
    }

    private static async Task Run(string program, string folder, string page, string file, CancellationToken ct)
    {
        using var process = Process.Start(Described(program, folder, page, file))!;
        try
        {
            process.StandardInput.Close();
            await Task.WhenAll(
                process.StandardOutput.BaseStream.CopyToAsync(Stream.Null, ct), process.StandardError.BaseStream.CopyToAsync(Stream.Null, ct),
                process.WaitForExitAsync(ct));
            if (process.ExitCode != 0) throw new InvalidDataException($"Chromium ended with {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private static ProcessStartInfo Described(string program, string folder, string page, string file)
    {
        string[] arguments =
        [
            "--headless", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-breakpad",
            "--host-resolver-rules=MAP * ~NOTFOUND", "--proxy-server=127.0.0.1:9",
            "--renderer-process-limit=1", $"--user-data-dir={Path.Combine(folder, "profile")}",
            "--export-tagged-pdf", "--no-pdf-header-footer", $"--print-to-pdf={file}",
            .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(), // for root it has none
            new Uri(page).AbsoluteUri,
        ];
        var description = new ProcessStartInfo("/bin/sh", ["-c", $"ulimit -d {MemoryMax}; exec \"$@\"", "print", program, .. arguments])
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

    private static async Task<byte[]> Read(string file, CancellationToken ct)
    {
        if (new FileInfo(file) is not { Exists: true, Length: > 0 and <= MaxBytes }) throw new InvalidDataException("Chromium left no PDF that a mail holds.");

        var content = await File.ReadAllBytesAsync(file, ct);
        return content.AsSpan().StartsWith("%PDF-"u8) ? content : throw new InvalidDataException("What Chromium left is no PDF.");
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
