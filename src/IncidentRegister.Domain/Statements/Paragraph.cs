namespace IncidentRegister.Domain.Statements;

/// <summary>One paragraph of a statement.</summary>
/// <param name="Number">As in the document; an excerpt may begin at 12.</param>
/// <param name="Text">One line in canonical form: Unicode NFC, trimmed, single spaces.</param>
public sealed record Paragraph(int Number, string Text);
