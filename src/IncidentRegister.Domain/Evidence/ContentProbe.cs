namespace IncidentRegister.Domain.Evidence;

/// <summary>
/// Looks at a file while it passes by, and says in the end what it is. Keeps its beginning and its end and nothing in
/// between, so that memory does not grow with the file.
/// </summary>
public sealed class ContentProbe
{
    /// <summary>Bytes kept of the beginning and of the end.</summary>
    public const int KeptBytes = 128 * 1024;

    /// <summary>More than browsers look at; a search of all of it would find four letters by chance.</summary>
    private const int SniffedBytes = 4096;

    private readonly byte[] head = new byte[KeptBytes];
    private readonly byte[] tail = new byte[2 * KeptBytes];
    private int headLength;
    private int tailLength;
    private bool hasControls;

    /// <summary>Bytes that have passed.</summary>
    public long Length { get; private set; }

    public void Take(ReadOnlySpan<byte> bytes)
    {
        var toHead = Math.Min(bytes.Length, head.Length - headLength);
        bytes[..toHead].CopyTo(head.AsSpan(headLength));
        headLength += toHead;
        Length += bytes.Length;
        hasControls |= bytes.ContainsAny(TextContent.Controls);
        for (; bytes.Length > KeptBytes; bytes = bytes[KeptBytes..]) Remember(bytes[..KeptBytes]);
        Remember(bytes);
    }

    /// <summary>What the file is. All of it must have passed.</summary>
    /// <param name="name">Its cleaned name, whose extension must not say something else.</param>
    /// <exception cref="RuleBrokenException">
    /// It is empty, of a kind that is not taken, of two kinds at once, unpacks to too much, or is named after another kind.
    /// </exception>
    public EvidenceKind Conclude(string name)
    {
        RuleBrokenException.ThrowIf(Length == 0, "evidence.empty");
        var start = head.AsSpan(0, headLength);
        var end = tail.AsSpan(Math.Max(0, tailLength - KeptBytes), Math.Min(tailLength, KeptBytes));

        if (Signatures.RefusalOf(start, hasControls) is { } refusal) throw new RuleBrokenException(refusal);
        var kind = Signatures.IsZip(start)
            ? OfficeArchive.KindOf(start, end, Length)
            : Signatures.KindOf(start) ?? TextContent.KindOf(start, hasControls, name);
        RuleBrokenException.ThrowIf(IsAnotherKindToo(kind, start, end), "evidence.two-kinds");
        RuleBrokenException.ThrowIf(!Extensions.Fit(kind, name), "evidence.name-differs");
        return kind;
    }

    private static bool IsAnotherKindToo(EvidenceKind kind, ReadOnlySpan<byte> start, ReadOnlySpan<byte> end) =>
        (!Signatures.IsZip(start) && OfficeArchive.EndsLikeOne(end))
        || (kind != EvidenceKind.Pdf && Signatures.HoldsPdf(start))
        || (kind is not (EvidenceKind.Text or EvidenceKind.Eml or EvidenceKind.Pdf)
            && TextContent.HoldsMarkup(start[..Math.Min(start.Length, SniffedBytes)]));

    private void Remember(ReadOnlySpan<byte> bytes)
    {
        if (tailLength + bytes.Length > tail.Length)
        {
            tail.AsSpan(tailLength - KeptBytes, KeptBytes).CopyTo(tail);
            tailLength = KeptBytes;
        }

        bytes.CopyTo(tail.AsSpan(tailLength));
        tailLength += bytes.Length;
    }
}
