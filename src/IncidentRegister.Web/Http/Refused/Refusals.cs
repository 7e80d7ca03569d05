namespace IncidentRegister.Web.Http.Refused;

/// <summary>
/// The one place where a failure becomes an answer: an exception, or a bare status code that something behind set.
/// The page is generic and in the reader's language; only an unexpected error is logged as one, once.
/// </summary>
public sealed partial class Refusals(RequestDelegate next, RefusalWriter writer, ILogger<Refusals> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return; // nobody is there to read an answer
        }
        catch (Exception failure) when (!context.Response.HasStarted)
        {
            var refusal = RefusalTable.For(failure);
            if (refusal.CorrelationId is { } id) Unexpected(logger, id, failure);
            else if (refusal.Kind == Refusal.Unavailable.Kind) Unavailable(logger, failure);

            context.Response.Clear();
            await writer.Write(context, refusal);
            return;
        }

        if (IsBare(context.Response)) await writer.Write(context, Refusal.OfStatus(context.Response.StatusCode));
    }

    private static bool IsBare(HttpResponse response) =>
        response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null };

    [LoggerMessage(LogLevel.Error, "Unexpected error {CorrelationId}")]
    private static partial void Unexpected(ILogger logger, string correlationId, Exception failure);

    [LoggerMessage(LogLevel.Warning, "The database is not available")]
    private static partial void Unavailable(ILogger logger, Exception failure);
}
