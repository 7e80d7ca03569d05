namespace IncidentRegister.Application.Pipeline;

/// <summary>
/// The key of the form that sent this request: 128 random bits, made when the form was shown. The second request with
/// the same key answers what the first one answered. Set by the front door; empty at the command line.
/// </summary>
public sealed class IdempotencyKey
{
    public Guid? Value { get; set; }
}
