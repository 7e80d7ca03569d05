using IncidentRegister.Domain.Statements;

namespace IncidentRegister.Domain.Responses;

/// <summary>A statement as the finder of asks reads it.</summary>
/// <param name="Paragraphs">Places are counted in each by itself, in UTF-16 code units.</param>
/// <param name="Language">BCP 47; one without words of its own is read with those of all languages.</param>
/// <param name="Date">The day on which it was issued; null when it is not known.</param>
/// <param name="Issuer">A name of who speaks; null when it is not known.</param>
/// <param name="AddressedTo">Code of whom a letter addresses as "you"; null when it is no letter.</param>
public sealed record AskText(
    IReadOnlyList<Paragraph> Paragraphs, string? Language = null, DateOnly? Date = null, string? Issuer = null,
    string? AddressedTo = null);

public enum AskStrength { Possible, Strong }

/// <summary>What speaks for an ask, or why it is only possible; a page words it in any language.</summary>
public enum AskReasonKind
{
    AskWords, DutyWords, WishWords, HeadOfList, AddresseeNamed, AddresseeOfLetter, AddresseeUnknown, MeasureWords,
    MeasureUnknown, DeadlineWritten, Conditional, ToldOfOthers,
}

/// <param name="What">The words of the text; empty where nothing is quoted.</param>
public sealed record AskReason(AskReasonKind Kind, string What = "");

/// <param name="Code">
/// The key of a party that comes with the register (<c>states-parties</c>, <c>asp-president</c>); <c>state.</c> and the
/// ISO 3166-1 code in small letters of a State; or a kind of parties: <c>states</c>, <c>parliaments</c>,
/// <c>service-providers</c>, <c>civil-society</c>, <c>regional-institutions</c>.
/// </param>
/// <param name="Words">As the text names it; empty when the letter is addressed to it.</param>
public sealed record FoundAddressee(string Code, string Words);

/// <param name="Code">Of a strategy measure.</param>
/// <param name="Words">The words of the text that stand for it.</param>
public sealed record FoundMeasure(string Code, string Words);

/// <summary>Words of a statement that may ask somebody for something. A person decides.</summary>
/// <param name="Paragraph">Its number.</param>
/// <param name="Span">The sentence, the clause or the item of a list.</param>
/// <param name="Addressees">In the order of the text; empty when it is not known who is asked.</param>
/// <param name="Measures">In the order of the text; empty when no measure is recognised.</param>
/// <param name="Deadline">The last day, when the text names one.</param>
public sealed record FoundAsk(
    int Paragraph, TextSpan Span, IReadOnlyList<FoundAddressee> Addressees, IReadOnlyList<FoundMeasure> Measures,
    DateOnly? Deadline, AskStrength Strength, IReadOnlyList<AskReason> Reasons);
