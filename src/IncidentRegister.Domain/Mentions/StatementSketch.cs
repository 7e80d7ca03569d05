namespace IncidentRegister.Domain.Mentions;

/// <summary>A statement as the finder reads it.</summary>
/// <param name="Text">Any text; paragraphs end at line breaks. Places are counted in its UTF-16 code units.</param>
/// <param name="Date">The last day on which it may have been issued; null when it is not known.</param>
/// <param name="Language">BCP 47; unknown is read as English.</param>
public sealed record StatementSketch(
    string Text, DateOnly? Date = null, string? Language = null, string? Issuer = null, string? Title = null)
{
    /// <summary>What people refused for this text or another: these words are not this incident.</summary>
    public IReadOnlyCollection<RejectedWords> Rejected { get; init; } = [];
}

/// <param name="Words">As they stood in the text; compared folded.</param>
public sealed record RejectedWords(string IncidentKey, string Words);
