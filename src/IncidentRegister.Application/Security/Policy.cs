namespace IncidentRegister.Application.Security;

/// <summary>Which roles may send a request. Rows are a matter of <c>RowVisibility</c> and of the database.</summary>
public sealed record Policy(string Name, IReadOnlySet<Role> Roles)
{
    /// <summary>
    /// A command under this policy is carried out for who proved a short while ago who they are: what an open screen or a
    /// stolen cookie must not be enough for.
    /// </summary>
    public bool NeedsFreshProof { get; init; }

    public bool Allows(Role role) => Roles.Contains(role);
}
