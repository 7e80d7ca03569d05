namespace IncidentRegister.BrowserTests.Pages;

/// <summary>One page of the register, and who looks at it.</summary>
/// <param name="Person">Signed in as: what stands before the @. Null at the door.</param>
/// <param name="Path">May hold a reference to find first: <c>{incident: its title}</c>, <c>{statement: its title}</c>.</param>
public sealed record Place(string Name, string? Person, string Path, int Status = 200);
