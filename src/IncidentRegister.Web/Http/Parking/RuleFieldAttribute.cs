namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// Says at a page model which field a rule is about, so that its sentence stands beside that field:
/// <c>[RuleField("incident.in-future", "Form.Occurred")]</c>.
/// </summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class RuleFieldAttribute(string rule, string field) : Attribute
{
    public string Rule { get; } = rule;
    public string Field { get; } = field;
}
