using System.Text;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Evidence;

namespace IncidentRegister.UnitTests.Evidence;

public class ContentProbeTests
{
    public static TheoryData<string, byte[], EvidenceKind> Taken => new()
    {
        { "a.pdf", Files.Pdf, EvidenceKind.Pdf },
        { "a.JPG", Files.Jpeg, EvidenceKind.Jpeg },
        { "a.png", Files.Png, EvidenceKind.Png },
        { "a.webp", Files.Webp, EvidenceKind.Webp },
        { "a.wav", Files.Wav, EvidenceKind.Wav },
        { "a.tiff", Files.Tiff, EvidenceKind.Tiff },
        { "a.m4a", Files.Mp4, EvidenceKind.Mp4 },
        { "a.mov", Files.Mov, EvidenceKind.Mov },
        { "a.mp3", Files.TaggedMp3, EvidenceKind.Mp3 },
        { "a.mp3", Files.BareMp3, EvidenceKind.Mp3 },
        { "a.opus", Files.Ogg, EvidenceKind.Ogg },
        { "a.txt", Files.Text, EvidenceKind.Text },
        { "a letter of 12.5.2024", Files.Text, EvidenceKind.Text },
        { "a.txt", "MZ, she wrote"u8.ToArray(), EvidenceKind.Text },
        { "a.eml", Files.Mail, EvidenceKind.Eml },
        { "a.docx", Files.Docx, EvidenceKind.Docx },
        { "a.xlsx", Files.Xlsx, EvidenceKind.Xlsx },
        { "a.odt", Files.Odt, EvidenceKind.Odt },
        { "no extension", Files.Docx, EvidenceKind.Docx },
    };

    public static TheoryData<string, byte[], string> Refused => new()
    {
        { "a.txt", [], "evidence.empty" },
        { "a.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), "evidence.markup" },
        { "a.txt", "\n <?xml version='1.0'?><svg/>"u8.ToArray(), "evidence.markup" },
        { "a.txt", "\uFEFF<!DOCTYPE html><p>"u8.ToArray(), "evidence.markup" },
        { "a.txt", "Hello\n<ScRiPt>alert(1)</sCrIpT>"u8.ToArray(), "evidence.markup" },
        { "a.txt", Files.Mail, "evidence.markup" },
        { "a.exe", [.. "MZ"u8, 0x90, 0, 3, 0], "evidence.executable" },
        { "a.txt", "#!/bin/sh\nrm"u8.ToArray(), "evidence.executable" },
        { "a", [0x7F, .. "ELF"u8, 2, 1], "evidence.executable" },
        { "a.js", "alert(1)"u8.ToArray(), "evidence.name-differs" },
        { "a.bat", "del *"u8.ToArray(), "evidence.name-differs" },
        { "a.pdf", Files.Png, "evidence.name-differs" },
        { "a.pdf.exe", Files.Pdf, "evidence.name-differs" },
        { "a.zip", Files.Zip(("a.txt", "a")), "evidence.archive" },
        { "a.jar", Files.Zip(("META-INF/MANIFEST.MF", "a")), "evidence.archive" },
        { "a.rar", [.. "Rar!"u8, 0x1A, 7], "evidence.archive" },
        { "a.gz", [0x1F, 0x8B, 8, 0], "evidence.archive" },
        { "a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1], "evidence.old-office" },
        { "a.gif", "GIF89a/*"u8.ToArray(), "evidence.kind-unknown" },
        { "a.rtf", "{\\rtf1 a}"u8.ToArray(), "evidence.kind-unknown" },
        { "a.bin", [1, 2, 3], "evidence.kind-unknown" },
        { "a.docx", Files.Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("xl/workbook.xml", "")), "evidence.archive" },
        { "a.docx", Files.Zip(("[Content_Types].xml", ""), ("word/document.xml", ""), ("word/vbaProject.bin", "")), "evidence.macros" },
    };

    /// <summary>Files that are of two kinds at once, each taken by itself.</summary>
    public static TheoryData<string, byte[]> Polyglots => new()
    {
        { "a.pdf", [.. Files.Pdf, .. Files.Zip(("a.class", "code"))] },
        { "a.pdf", [.. Files.Pdf, .. Files.Docx] },
        { "a.jpg", [.. Files.Jpeg, .. Files.Zip(("a", "b")), 0, 0] },
        { "a.jpg", [.. Files.Jpeg, .. Files.Pdf] },
        { "a.png", [.. Files.Png, .. "<script>alert(1)</script>"u8] },
        { "a.txt", [.. "words "u8, .. "%PDF-1.4"u8] },
        { "a.mp3", [.. Files.TaggedMp3, .. new byte[300_000], .. Files.Zip(("a", "b"))] },
    };

    [Theory]
    [MemberData(nameof(Taken))]
    public void A_file_is_what_its_content_says(string name, byte[] content, EvidenceKind kind) =>
        Assert.Equal(kind, Probe(content).Conclude(name));

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_may_harm_or_is_not_known_is_refused(string name, byte[] content, string rule) =>
        Assert.Equal(rule, RuleOf(name, content));

    [Theory]
    [MemberData(nameof(Polyglots))]
    public void What_is_two_kinds_at_once_is_refused(string name, byte[] content) =>
        Assert.Equal("evidence.two-kinds", RuleOf(name, content));

    [Fact]
    public void GIF_that_is_a_script_is_refused() =>
        Assert.Equal("evidence.kind-unknown", RuleOf("a.gif", "GIF89a/*..........*/=1;alert(1)"u8.ToArray()));

    [Fact]
    public void An_archive_with_something_before_it_or_behind_it_is_not_taken()
    {
        Assert.Equal("evidence.damaged", RuleOf("a.docx", [.. Files.Docx, 0]));
        Assert.Equal("evidence.damaged", RuleOf("a.docx", [.. "PK\x03\x04"u8, .. Files.Docx]));
        Assert.Equal("evidence.damaged", RuleOf("a.docx", Files.Docx[..^30]));
    }

    [Fact]
    public void An_office_file_that_unpacks_to_too_much_is_refused_by_its_list_alone()
    {
        var many = Files.Zip(("[Content_Types].xml", ""), ("word/document.xml", new string('a', 3_000_000)));
        var lying = Files.Docx;
        lying.AsSpan(lying.AsSpan().LastIndexOf("PK\x01\x02"u8) + 24).Slice(0, 4).Fill(0xFE);

        Assert.Equal("evidence.unpacks-too-large", RuleOf("a.docx", many));
        Assert.Equal("evidence.unpacks-too-large", RuleOf("a.docx", lying));
    }

    [Fact]
    public void Entries_that_share_their_bytes_are_found()
    {
        var shared = Files.Docx;
        shared.AsSpan(shared.AsSpan().LastIndexOf("PK\x01\x02"u8) + 20).Slice(0, 4).Fill(0x7F);

        Assert.Equal("evidence.damaged", RuleOf("a.docx", shared));
    }

    [Fact]
    public void A_locked_office_file_is_refused()
    {
        var locked = Files.Docx;
        locked[locked.AsSpan().LastIndexOf("PK\x01\x02"u8) + 8] |= 1;

        Assert.Equal("evidence.locked", RuleOf("a.docx", locked));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(65_536)]
    [InlineData(1_000_000)]
    public void It_does_not_matter_in_what_pieces_a_file_arrives(int piece)
    {
        byte[] film = [.. Files.Mp4, .. new byte[700_000]];
        byte[] polyglot = [.. film, .. Files.Zip(("a", "b"))];

        Assert.Equal(EvidenceKind.Mp4, Probe(film, piece).Conclude("a.mp4"));
        Assert.Equal("evidence.two-kinds", RuleOf("a.mp4", polyglot, piece));
        Assert.Equal(polyglot.Length, Probe(polyglot, piece).Length);
    }

    [Fact]
    public void A_control_character_far_into_a_text_is_seen() =>
        Assert.Equal("evidence.kind-unknown", RuleOf("a.txt", [.. Encoding.ASCII.GetBytes(new string('a', 400_000)), 0, .. "end"u8]));

    private static string? RuleOf(string name, byte[] content, int piece = 4096) =>
        (Record.Exception(() => Probe(content, piece).Conclude(name)) as RuleBrokenException)?.Rule;

    private static ContentProbe Probe(byte[] content, int piece = 4096)
    {
        var probe = new ContentProbe();
        foreach (var part in content.Chunk(piece)) probe.Take(part);
        return probe;
    }
}
