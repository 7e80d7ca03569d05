namespace IncidentRegister.BrowserTests.Pages;

/// <summary>One page of the register, and who looks at it.</summary>
/// <param name="Person">Signed in as: what stands before the @. Null at the door.</param>
/// <param name="Path">
/// May hold something to find first: <c>{incident: its title}</c> and <c>{statement: its title}</c> become references,
/// <c>{act: title of its incident}</c> and <c>{ask: title of its statement}</c> the first one there. Made when it is asked for:
/// <c>{draft: its author}</c>, and <c>{held: its title}</c>, a report of Ana's that waits for her lead.
/// </param>
public sealed record Place(string Name, string? Person, string Path)
{
    public int Status { get; init; } = 200;

    /// <summary>The page as it comes back after its form was sent as it stands, with errors.</summary>
    public bool SentEmpty { get; init; }

    /// <summary>Long enough to be asked for the password again.</summary>
    public bool IsSignedInAWhileAgo { get; init; }
}
