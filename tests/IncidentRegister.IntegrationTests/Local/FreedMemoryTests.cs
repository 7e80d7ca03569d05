using System.Runtime.InteropServices;
using IncidentRegister.Local;

namespace IncidentRegister.IntegrationTests.Local;

public class FreedMemoryTests
{
    private const int BlockBytes = 64 << 10; // larger ones go back by themselves
    private const int BlockCount = 4_000;

    [Fact]
    public void What_lies_below_something_still_in_use_goes_back_to_the_system()
    {
        var blocks = Enumerable.Range(0, BlockCount).Select(_ => Written()).ToList();
        foreach (var block in blocks.SkipLast(1)) Marshal.FreeHGlobal(block);
        var kept = Environment.WorkingSet;

        Assert.True(FreedMemory.GiveBack());

        var given = kept - Environment.WorkingSet;
        Marshal.FreeHGlobal(blocks[^1]);
        Assert.InRange(given, BlockBytes * BlockCount / 2, long.MaxValue);
    }

    private static nint Written()
    {
        var block = Marshal.AllocHGlobal(BlockBytes);
        for (var at = 0; at < BlockBytes; at += 4096) Marshal.WriteByte(block, at, 1);
        return block;
    }
}
