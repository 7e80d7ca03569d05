namespace IncidentRegister.Local;

/// <summary>
/// Memory outside of the managed heap that this process has freed. The C library keeps it for later, and what a compiler
/// needs while a program warms up is not needed again.
/// </summary>
public static class FreedMemory
{
    /// <summary>Gives it back to the system. Takes a few milliseconds.</summary>
    /// <returns>False where the C library keeps what it has.</returns>
    public static bool GiveBack()
    {
        try
        {
            _ = Libc.TrimHeap(keptBytes: 0);
            return true;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }
}
