namespace IncidentRegister.Application.Email;

/// <summary>One message to one person: nobody else stands in its head.</summary>
public sealed record Letter
{
    /// <summary>The part of its Message-ID before the sign @; the same however often it is tried.</summary>
    public required string Name { get; init; }
    public required string Recipient { get; init; }
    public string? RecipientName { get; init; }
    public required string Subject { get; init; }
    public required string Text { get; init; }

    /// <summary>The same as the text, for those who want it laid out; null for none.</summary>
    public string? Html { get; init; }

    /// <summary>BCP 47 tag.</summary>
    public required string Language { get; init; }
    public IReadOnlyList<LetterFile> Files { get; init; } = [];

    /// <summary>What many get, and how one leaves it; null for what concerns one person.</summary>
    public MailingList? List { get; init; }
}

/// <param name="Name">Of the list, before the sender's domain.</param>
/// <param name="StopAddress">Ends it by a POST without anything else (RFC 8058).</param>
public sealed record MailingList(string Name, string StopAddress);

/// <summary>A file that goes with many letters: it is put into the alphabet of mail once.</summary>
public sealed class LetterFile(string name, string contentType, byte[] content)
{
    private readonly Lazy<byte[]> encoded = new(() => LetterWriter.Base64(content));

    public string Name => name;
    public string ContentType => contentType;
    internal ReadOnlyMemory<byte> Encoded => encoded.Value;
}
