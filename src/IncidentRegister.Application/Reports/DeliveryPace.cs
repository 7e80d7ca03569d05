namespace IncidentRegister.Application.Reports;

/// <summary>Lets so many messages go in a second, evenly, however many dialogues ask.</summary>
/// <param name="perSecond">0 for all that come.</param>
internal sealed class DeliveryPace(int perSecond, TimeProvider clock)
{
    private readonly Lock turnstile = new();
    private readonly long began = clock.GetTimestamp();
    private TimeSpan next;

    public Task Next(CancellationToken ct)
    {
        if (perSecond <= 0) return Task.CompletedTask;

        TimeSpan wait;
        lock (turnstile)
        {
            var now = clock.GetElapsedTime(began);
            if (next < now) next = now;
            wait = next - now;
            next += TimeSpan.FromSeconds(1.0 / perSecond);
        }

        return Task.Delay(wait, ct);
    }
}
