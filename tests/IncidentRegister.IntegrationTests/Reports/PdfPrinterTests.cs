using System.Text;
using IncidentRegister.Application.Reports;
using IncidentRegister.Local;
using Microsoft.Extensions.Logging.Abstractions;

namespace IncidentRegister.IntegrationTests.Reports;

/// <summary>Printing with the Chromium of this machine, and with programs that misbehave in its place.</summary>
public sealed class PdfPrinterTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("register-printers-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task A_page_becomes_a_tagged_file_with_its_title_and_its_language()
    {
        using var printer = Printer(LocalChromium.Find(), TimeSpan.FromMinutes(1));

        var file = await printer.Print("""
            <!doctype html><html lang="ar" dir="rtl"><head><meta charset="utf-8"><title>A title of ours</title></head>
            <body><h1>عنوان</h1><p><a href="http://evil.example/">x</a><img src="http://evil.example/x.png"></p></body></html>
            """, default);

        Assert.NotNull(file);
        var raw = Encoding.Latin1.GetString(file);
        Assert.StartsWith("%PDF-", raw, StringComparison.Ordinal);
        Assert.Contains("/StructTreeRoot", raw, StringComparison.Ordinal);
        Assert.Contains("/Lang (ar)", raw, StringComparison.Ordinal);
        Assert.Contains("/Title (A title of ours)", raw, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("sleep 60")]
    [InlineData("sleep 60 & sleep 60")]
    public async Task One_that_hangs_is_ended_in_time_and_leaves_no_folder(string script)
    {
        using var printer = Printer(Program(script), TimeSpan.FromMilliseconds(500));
        var began = TimeProvider.System.GetTimestamp();

        Assert.Null(await printer.Print("<p>", default));

        Assert.InRange(TimeProvider.System.GetElapsedTime(began), TimeSpan.FromMilliseconds(400), TimeSpan.FromSeconds(20));
        Assert.False(Directory.Exists(await Seen()));
    }

    [Theory]
    [InlineData("exit 1")]
    [InlineData("true")] // it says nothing
    [InlineData("printf 'no\\0' >&4; sleep 60")]
    [InlineData("printf '{\"id\":1,\"error\":{\"code\":-32000}}\\0' >&4; sleep 60")]
    [InlineData("printf '[1]\\0' >&4; sleep 60")]
    [InlineData("printf '{\"id\":1.5,\"method\":7}\\0' >&4; printf '\\0' >&4; sleep 60")]
    [InlineData("head -c 9000000 /dev/zero | tr '\\0' x >&4; sleep 60")]
    [InlineData(Says + "bm8=\"}}'; sleep 60")] // it is no PDF
    [InlineData(Says + "%%%\"}}'; sleep 60")]
    public async Task One_that_fails_prints_nothing_and_breaks_nothing(string script)
    {
        using var printer = Printer(Program(script), TimeSpan.FromSeconds(20));

        Assert.Null(await printer.Print("<p>", default));

        Assert.False(Directory.Exists(await Seen()));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/nowhere/chromium")]
    public async Task Without_a_program_nothing_is_printed(string? program)
    {
        using var printer = Printer(program, TimeSpan.FromSeconds(20));

        Assert.Null(await printer.Print("<p>", default));
    }

    [Fact]
    public async Task Its_folder_is_its_own_and_it_inherits_no_secrets()
    {
        Environment.SetEnvironmentVariable("REGISTER_TEST_SECRET", "told");
        using var printer = Printer(Program($"stat -c %a . > {folder.FullName}/mode; env > {folder.FullName}/env"), TimeSpan.FromSeconds(20));

        await printer.Print("<p>", default);

        Assert.Equal("700", (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "mode"))).Trim());
        Assert.DoesNotContain("told", await File.ReadAllTextAsync(Path.Combine(folder.FullName, "env")), StringComparison.Ordinal);
    }

    /// <summary>Answers whatever a printer asks, up to what it printed.</summary>
    private const string Says = """
        say() { printf '%s\0' "$1" >&4; }; say '{"id":1,"result":{"targetId":"t"}}'; say '{"id":2,"result":{"sessionId":"s"}}'
        say '{"id":3,"result":{}}'; say '{"method":"Page.loadEventFired"}'; say '{"id":4,"result":{}}'; say '{"id":5,"result":{"data":"
        """;

    private static PdfPrinter Printer(string? program, TimeSpan patience) =>
        new(new PdfPrinter.Settings(() => program, patience), NullLogger<PdfPrinter>.Instance);

    /// <summary>Where the program was started: the folder that has to be gone.</summary>
    private async Task<string> Seen() => (await File.ReadAllTextAsync(Path.Combine(folder.FullName, "seen"))).Trim();

    private string Program(string script)
    {
        var path = Path.Combine(folder.FullName, "program");
        File.WriteAllText(path, $"#!/bin/sh\npwd > {folder.FullName}/seen\n{script}\n");
        File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }
}
