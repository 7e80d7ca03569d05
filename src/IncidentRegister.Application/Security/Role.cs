namespace IncidentRegister.Application.Security;

/// <summary>What a person is in the register. Stored as its kebab-case code.</summary>
public enum Role
{
    /// <summary>Nobody is signed in: the door. May sign in, accept an invitation, ask for a new password.</summary>
    Door,
    Reporter,
    Lead,
    Liaison,
    Member,

    /// <summary>People, organisations, vocabularies; no content.</summary>
    Administrator,

    /// <summary>The hand that sends mail; nobody can sign in as this.</summary>
    Postman,

    /// <summary>The hand that has evidence scanned and clears away what nobody entered; nobody can sign in as this.</summary>
    Custodian,

    /// <summary>The hand that tells who is late and hands out what waits; nobody can sign in as this.</summary>
    Timekeeper,

    /// <summary>The hand that makes reports; nobody can sign in as this.</summary>
    Clerk,

    /// <summary>Whoever comes to the public page, signed in or not; nobody can sign in as this.</summary>
    Visitor,

    /// <summary>Somebody at the machine's own command line. Nobody can sign in as this.</summary>
    Operator,
}
