using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>The address of the reading room, at the question that is at hand.</summary>
/// <param name="Statement">Its reference.</param>
public sealed record RoomAddress(string Statement)
{
    /// <summary>The id of the card at hand, or of the line that says that there is none.</summary>
    public const string Anchor = "next";

    /// <summary>The states that can be shown alone, in the order of the filter.</summary>
    public static IReadOnlyList<(string Name, MentionState State)> States { get; } =
        [("undecided", MentionState.Suggested), ("linked", MentionState.Confirmed), ("rejected", MentionState.Rejected)];

    public string? Show { get; init; }
    public Guid? At { get; init; }
    public Guid? Decided { get; init; }
    public bool IsLate { get; init; }
    public bool Looked { get; init; }

    /// <summary>Null for anything that names none.</summary>
    public static MentionState? StateOf(string? name) =>
        States.Where(s => s.Name == name).Select(s => (MentionState?)s.State).FirstOrDefault();

    public override string ToString()
    {
        var parts = new[]
        {
            StateOf(Show) is null ? null : $"show={Show}",
            At is { } at ? $"at={at}" : null,
            Decided is { } decided ? $"decided={decided}" : null,
            IsLate ? "late=1" : null,
            Looked ? "looked=1" : null,
        }.OfType<string>().ToList();

        return $"/statements/{Statement}{(parts.Count > 0 ? "?" : "")}{string.Join('&', parts)}#{Anchor}";
    }
}
