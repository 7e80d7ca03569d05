namespace IncidentRegister.Application;

/// <summary>Marks the resource files of the words that pages and mails share: <c>Texts/Texts.resx</c> and its languages.</summary>
public sealed class Texts;
