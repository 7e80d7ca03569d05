namespace IncidentRegister.Application.Security;

/// <summary>Which roles may send a request. Rows are a matter of <c>RowVisibility</c> and of the database.</summary>
public sealed record Policy(string Name, IReadOnlySet<Role> Roles)
{
    public bool Allows(Role role) => Roles.Contains(role);
}
