namespace IncidentRegister.Web.TagHelpers;

/// <summary>A line of counts.</summary>
public static class CountScale
{
    /// <summary>The next even number of one digit and noughts: 2, 4, 6, 8, 10, 20, 40 …; never below 2.</summary>
    public static int Top(int most)
    {
        var power = 1;
        while (most > 10 * power) power *= 10;
        return Math.Max(2, (most + (2 * power) - 1) / (2 * power) * (2 * power));
    }
}
