namespace IncidentRegister.Application.Reports;

/// <summary>
/// How many copies are claimed at once: as many as one dialogue is seen to send in a span of time, so that what is in doubt
/// after a kill is that span and no number. One that is seen to be slow claims little from then on; one that is seen to be
/// fast claims at most twice as much as before, because one quick answer is no promise.
/// </summary>
/// <param name="span">What may be in doubt of one claim.</param>
/// <param name="most">Copies, however fast they go; at least one.</param>
internal sealed class ClaimSize(TimeSpan span, int most)
{
    private readonly Lock scale = new();
    private readonly int most = Math.Max(1, most);
    private int now = 1; // until something was seen

    public int Now
    {
        get
        {
            lock (scale) return now;
        }
    }

    /// <summary>A dialogue sent so many one after the other, waits for its pace included.</summary>
    /// <param name="sent">0 tells nothing.</param>
    public void Saw(int sent, TimeSpan took)
    {
        if (sent <= 0) return;

        // A part of a copy counts as one: at a pace of five a second two are claimed.
        var within = took > TimeSpan.Zero ? Math.Ceiling(span / took * sent) : most;
        lock (scale) now = (int)Math.Clamp(within, 1, Math.Min(now * 2, most));
    }
}
