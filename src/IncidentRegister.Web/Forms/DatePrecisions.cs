namespace IncidentRegister.Web.Forms;

/// <summary>How exactly a person knows a date, as the form asks; the texts are <c>date.precision.{code}</c>.</summary>
public static class DatePrecisions
{
    public const string Day = "day";
    public const string About = "about";
    public const string Between = "between";

    /// <summary>Only the month, or only the year.</summary>
    public const string Month = "month";
    public const string Since = "since";
    public const string Unknown = "unknown";

    public static IReadOnlyList<string> All { get; } = [Day, About, Between, Month, Since, Unknown];
}
