using System.Collections.Frozen;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>The direction in which a text of a language runs, for its <c>dir</c>.</summary>
public static class WritingDirection
{
    private static readonly FrozenSet<string> FromTheRight =
        new[] { "ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <param name="language">BCP 47.</param>
    public static string Of(string language) => FromTheRight.Contains(language.Split('-')[0]) ? "rtl" : "ltr";
}
