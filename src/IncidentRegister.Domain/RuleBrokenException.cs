namespace IncidentRegister.Domain;

/// <summary>A rule of the register was broken. <see cref="Rule"/> is the key of its sentence in every language.</summary>
public sealed class RuleBrokenException(string rule) : Exception(rule)
{
    public string Rule { get; } = rule;

    /// <exception cref="RuleBrokenException"><paramref name="broken"/> holds.</exception>
    public static void ThrowIf(bool broken, string rule)
    {
        if (broken) throw new RuleBrokenException(rule);
    }
}
