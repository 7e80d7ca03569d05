namespace IncidentRegister.Application.Statements.Taking;

/// <summary>The words of a file, before anything was mended in them.</summary>
/// <param name="Text">Nothing of the file's markup is in it; form feeds part its pages.</param>
/// <param name="MediaType">Of the file, by its content.</param>
/// <param name="FileName">Cleaned.</param>
public sealed record TakenText(string Text, string MediaType, string FileName);
