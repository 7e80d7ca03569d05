namespace IncidentRegister.Web.Pages.Shared;

/// <summary>The keys that somebody can turn on, each with the key of the text that tells what it does.</summary>
public static class HelpKeys
{
    public static IReadOnlyList<(string Keys, string Text)> All { get; } =
    [
        ("j k", "keys.move"), ("x", "keys.tick"), ("Enter", "keys.open"), ("c", "keys.claim"), ("v", "keys.verify"),
        ("r", "keys.ask"), ("s", "keys.assign"), ("e", "keys.grade"), ("l", "keys.link"), ("n", "keys.new"),
        ("/", "keys.search"), ("g q", "keys.queue"), ("?", "keys.list"),
    ];
}
