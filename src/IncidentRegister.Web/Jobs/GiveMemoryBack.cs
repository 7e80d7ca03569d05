using IncidentRegister.Local;

namespace IncidentRegister.Web.Jobs;

/// <summary>Gives back every quarter of a minute what compiling the pages has left behind, 10 to 20 MB at a time while they are new.</summary>
internal sealed class GiveMemoryBack(IHostApplicationLifetime lifetime) : BesidePages(lifetime)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    protected override async Task Work(CancellationToken ct)
    {
        while (FreedMemory.GiveBack()) await Task.Delay(Interval, ct);
    }
}
