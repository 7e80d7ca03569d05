using System.Buffers.Binary;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>
/// Numbers that look drawn by lot and are the same on every run, so that two runs measure the same rows
/// (SplitMix64: Steele, Lea, Flood, "Fast splittable pseudorandom number generators", 2014).
/// </summary>
internal sealed class Draw(long seed)
{
    private ulong state = (ulong)seed * 0x9E3779B97F4A7C15;

    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public bool Percent(int share) => Below(100) < share;

    public T Of<T>(IReadOnlyList<T> things) => things[Below(things.Count)];

    /// <summary>The first things far more often than the last ones, as words are.</summary>
    public T Skewed<T>(IReadOnlyList<T> things) => things[Math.Min(Below(things.Count), Below(things.Count))];

    /// <summary>Eleven characters of a reference: year and a tail in Crockford's base 32 that never comes twice.</summary>
    public static string Reference(string prefix, int year, int index)
    {
        const string digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        var mixed = index * 20_000_003L % (1L << 25); // odd factor: every index below 2^25 has its own tail
        var tail = string.Create(5, mixed, (span, rest) =>
        {
            for (var at = 0; at < span.Length; at++, rest >>= 5) span[at] = digits[(int)(rest & 31)];
        });
        return $"{prefix}-{year}-{tail}";
    }

    /// <summary>Ordered by time, as the register's own ids are (RFC 9562, version 7); the same for the same row.</summary>
    public static Guid Id(DateTimeOffset at, Row kind, int index, int part = 0)
    {
        Span<byte> bytes = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(bytes, at.ToUnixTimeMilliseconds() << 16);
        BinaryPrimitives.WriteInt16BigEndian(bytes[6..], (short)(0x7000 | (int)kind));
        BinaryPrimitives.WriteInt32BigEndian(bytes[8..], unchecked((int)0x80000000) | part);
        BinaryPrimitives.WriteInt32BigEndian(bytes[12..], index);
        return new Guid(bytes, bigEndian: true);
    }

    private ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}

/// <summary>What a made-up id belongs to.</summary>
internal enum Row
{
    Organisation, User, Incident, Act, Stage, Target, Involvement, Source, Event, Question, Statement, Version, Passage,
    Mention, Ask, Response, ClockRun,
}
