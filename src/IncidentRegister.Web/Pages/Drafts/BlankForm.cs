namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>
/// Marks the words of the blank form in languages that the interface does not speak. They are no part of
/// <see cref="Application.Texts"/>, so that the interface is not offered in a language of which it knows a few words.
/// </summary>
public sealed class BlankForm;
