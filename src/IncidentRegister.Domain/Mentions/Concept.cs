namespace IncidentRegister.Domain.Mentions;

/// <summary>What a word of the lexicon tells of: its kind, and within the kind a code ("act" "sanction").</summary>
/// <param name="Kind">act, mood, place, organ, role, court, suspect, number, month, window, toward, pointer, joint
/// …</param>
internal sealed record Concept(string Kind, string Code)
{
    /// <summary>An organ's State: "us.president" acts for "us". Empty for what is no organ.</summary>
    public string State { get; } = Kind == "organ" ? Code[..Code.IndexOf('.', StringComparison.Ordinal)] : "";
}

/// <summary>A concept, and the words of a text that stand for it.</summary>
/// <param name="First">Index of the first token.</param>
/// <param name="End">Index behind the last token.</param>
internal readonly record struct Cue(Concept Concept, int First, int End)
{
    public bool Is(string kind) => Concept.Kind == kind;

    public bool Is(string kind, string code) => Concept.Kind == kind && Concept.Code == code;
}
