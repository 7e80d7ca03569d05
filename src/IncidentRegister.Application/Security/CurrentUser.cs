namespace IncidentRegister.Application.Security;

/// <summary>Who acts. <see cref="Nobody"/> stands at the door.</summary>
public sealed record CurrentUser(Guid Id, Guid OrganisationId, Role Role, string DisplayName)
{
    public static CurrentUser Nobody { get; } = new(Guid.Empty, Guid.Empty, Role.Door, "");

    /// <summary>The operator at the command line.</summary>
    public static CurrentUser AtTheMachine { get; } = new(Guid.Empty, Guid.Empty, Role.Operator, "operator");

    /// <summary>The hand that sends what stands in the outbox.</summary>
    public static CurrentUser ThePostman { get; } = new(Guid.Empty, Guid.Empty, Role.Postman, "postman");

    /// <summary>The hand that has evidence scanned.</summary>
    public static CurrentUser TheCustodian { get; } = new(Guid.Empty, Guid.Empty, Role.Custodian, "custodian");

    /// <summary>The hand that tells who is late.</summary>
    public static CurrentUser TheTimekeeper { get; } = new(Guid.Empty, Guid.Empty, Role.Timekeeper, "timekeeper");

    /// <summary>The hand that makes reports.</summary>
    public static CurrentUser TheClerk { get; } = new(Guid.Empty, Guid.Empty, Role.Clerk, "clerk");

    /// <summary>Whoever comes to the public page.</summary>
    public static CurrentUser AVisitor { get; } = new(Guid.Empty, Guid.Empty, Role.Visitor, "visitor");

    /// <summary>This person turned keyboard keys on.</summary>
    public bool HasKeys { get; init; }

    /// <summary>
    /// The password that opened this session was typed more than five minutes ago: what a policy keeps for a fresh proof asks
    /// for it again. Never so for whoever acts without a session: a job, or the operator at the machine.
    /// </summary>
    public bool MustProveAgain { get; init; }

    public bool IsSignedIn => Id != Guid.Empty;
}

/// <summary>Says who acts in this request, this command line or this test.</summary>
public interface ICurrentUser
{
    CurrentUser Now { get; }
}
