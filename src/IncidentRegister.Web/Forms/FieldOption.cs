namespace IncidentRegister.Web.Forms;

/// <summary>
/// One choice of a select, of radios or of check boxes: a stored code and its label in the reader's language.
/// </summary>
public sealed record FieldOption(string Value, string Label, string? Hint = null);
