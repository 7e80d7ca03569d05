using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Application.Statements.Taking;

/// <summary>
/// The words of a PDF, by <c>pdftotext</c> of Poppler where the machine has it. The file goes in through a pipe and the text
/// comes out of one: no shell, no file, no environment; not longer than <see cref="Settings.Patience"/>, and not more than a
/// text may be.
/// </summary>
public sealed class PdfText(PdfText.Settings settings)
{
    /// <param name="Program">A path, or a name that is looked for where programs are.</param>
    /// <param name="Patience">After that it is ended, with everything that it started.</param>
    public sealed record Settings(string Program, TimeSpan Patience)
    {
        public static Settings Usual { get; } = new("pdftotext", TimeSpan.FromSeconds(20));
    }

    /// <summary>Pdftotext puts marks of direction around text that runs from the right.</summary>
    private static readonly char[] Embedding = ['\u202A', '\u202B', '\u202C', '\u202D', '\u202E', '\u2066', '\u2067', '\u2068', '\u2069'];

    /// <returns>Form feeds part its pages; empty where it holds pictures of text alone.</returns>
    /// <exception cref="RuleBrokenException">Nobody here can read PDF, or not this one.</exception>
    public async Task<string> Of(byte[] file, CancellationToken ct)
    {
        using var process = Start();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(settings.Patience);
        try
        {
            var feeding = Feed(process.StandardInput.BaseStream, file, patience.Token);
            var complaint = process.StandardError.BaseStream.CopyToAsync(Stream.Null, patience.Token);
            var text = await Read(process.StandardOutput, patience.Token);
            await Task.WhenAll(feeding, complaint, process.WaitForExitAsync(patience.Token));
            RuleBrokenException.ThrowIf(process.ExitCode != 0, "statement.file.pdf-unreadable");
            return string.Concat(text.Split(Embedding));
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            throw new RuleBrokenException("statement.file.pdf-unreadable");
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }

    private Process Start()
    {
        var description = new ProcessStartInfo(settings.Program, ["-q", "-enc", "UTF-8", "-eol", "unix", "-", "-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = new UTF8Encoding(false),
            WorkingDirectory = "/",
        };
        var path = Environment.GetEnvironmentVariable("PATH");
        description.Environment.Clear(); // it may hold secrets, which a reader of strangers' files has no business with
        description.Environment["PATH"] = path;
        try
        {
            return Process.Start(description)!;
        }
        catch (Win32Exception) // there is no such program
        {
            throw new RuleBrokenException("statement.file.no-pdf-reader");
        }
    }

    private static async Task Feed(Stream line, byte[] file, CancellationToken ct)
    {
        try
        {
            await line.WriteAsync(file, ct);
            await line.DisposeAsync();
        }
        catch (IOException) // it had enough: how it ends says whether that was an error
        {
        }
    }

    private static async Task<string> Read(StreamReader output, CancellationToken ct)
    {
        var text = new StringBuilder();
        var piece = new char[16 * 1024];
        while (await output.ReadAsync(piece, ct) is > 0 and var length)
        {
            RuleBrokenException.ThrowIf(text.Length + length > VersionOriginal.TextMaxLength, "statement.text-too-long");
            text.Append(piece, 0, length);
        }

        return text.ToString();
    }
}
