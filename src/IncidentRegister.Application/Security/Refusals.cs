namespace IncidentRegister.Application.Security;

/// <summary>The caller's role may not send this request: 403.</summary>
public sealed class ForbiddenException(string policy) : Exception($"Needs {policy}.")
{
    public string Policy { get; } = policy;
}

/// <summary>Not there, or not the caller's to know about: 404, the same bytes for both.</summary>
public sealed class NotFoundException() : Exception("Not found.");

/// <summary>The caller may, and must first prove again who they are: nothing was done, and the same may be sent after that.</summary>
public sealed class ProofNeededException() : Exception("Needs a fresh proof.");

/// <summary>Somebody else saved first: 409, with both versions on the page.</summary>
public sealed class StaleVersionException(long shown, long stored) : Exception($"Shown {shown}, stored {stored}.")
{
    /// <summary>The version that the caller's page was made from.</summary>
    public long Shown { get; } = shown;

    /// <summary>The version that stands in the register now.</summary>
    public long Stored { get; } = stored;
}

/// <summary>More than the register takes at once: 413. <see cref="Rule"/> is the key of the sentence that names the bound.</summary>
public sealed class TooLargeException(string rule) : Exception(rule)
{
    public string Rule { get; } = rule;
}

/// <summary>A value that only this register makes (a cursor, a code in an address) was altered: 400.</summary>
public sealed class TamperedException(string what) : Exception(what);

/// <summary>The database cannot be reached, or went away in the middle: 503; nothing was saved.</summary>
public sealed class UnavailableException(Exception inner) : Exception("The database is not available.", inner);
