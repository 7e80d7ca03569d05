namespace IncidentRegister.Web.Http.Refused;

/// <summary>
/// Why a request is refused, in the words that everybody may read. Titles and sentences are the texts
/// <c>refusal.{Kind}.title</c> and <c>refusal.{Kind}.body</c>.
/// </summary>
public sealed record Refusal(string Kind, int Status)
{
    public static readonly Refusal NotUnderstood = new("bad-request", StatusCodes.Status400BadRequest);
    public static readonly Refusal FormExpired = new("form-expired", StatusCodes.Status400BadRequest);
    public static readonly Refusal NotSignedIn = new("not-signed-in", StatusCodes.Status401Unauthorized);
    public static readonly Refusal Forbidden = new("forbidden", StatusCodes.Status403Forbidden);
    public static readonly Refusal ProofNeeded = new("proof-needed", StatusCodes.Status403Forbidden);
    public static readonly Refusal NotFound = new("not-found", StatusCodes.Status404NotFound);
    public static readonly Refusal NoSuchMethod = new("no-such-method", StatusCodes.Status405MethodNotAllowed);
    public static readonly Refusal RuleBroken = new("rule-broken", StatusCodes.Status409Conflict);
    public static readonly Refusal Stale = new("stale", StatusCodes.Status409Conflict);
    public static readonly Refusal TooLarge = new("too-large", StatusCodes.Status413PayloadTooLarge);
    public static readonly Refusal TooMany = new("too-many", StatusCodes.Status429TooManyRequests);
    public static readonly Refusal Unexpected = new("unexpected", StatusCodes.Status500InternalServerError);
    public static readonly Refusal Unavailable = new("unavailable", StatusCodes.Status503ServiceUnavailable);

    /// <summary>The key of the rule that was broken: its sentence says more than the refusal's own.</summary>
    public string? Rule { get; init; }

    /// <summary>Finds the log entry of an unexpected error; null for all others, which need none.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>What was wrong in which field; empty unless the form was wrong.</summary>
    public IReadOnlyList<Parking.ParkedError> Errors { get; init; } = [];

    /// <summary>What was typed must not be lost with the answer.</summary>
    public bool GivesFormBack => Kind is "form-expired" or "not-signed-in" or "proof-needed" or "rule-broken" or "stale" or "too-large" or "unexpected" or "unavailable";

    /// <summary>The same form may well be accepted when it is sent again.</summary>
    public bool MayBeSentAgain => Kind is "form-expired" or "not-signed-in" or "unexpected" or "unavailable";

    /// <summary>The refusal for a bare status code, of the framework or of a page.</summary>
    public static Refusal OfStatus(int status) => status switch
    {
        401 => NotSignedIn,
        403 => Forbidden,
        404 => NotFound,
        405 => NoSuchMethod,
        409 => Stale,
        413 => TooLarge,
        429 => TooMany,
        503 => Unavailable,
        >= 500 => Unexpected with { Status = status },
        _ => NotUnderstood with { Status = status },
    };
}
