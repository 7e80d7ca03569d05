using System.Globalization;

namespace IncidentRegister.Application.Email;

/// <summary>Words in the language of the person they go to, not of the page that causes them.</summary>
internal static class Wording
{
    /// <param name="language">BCP 47 tag.</param>
    public static T In<T>(string language, Func<T> write)
    {
        var shown = CultureInfo.CurrentUICulture;
        try
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return write();
        }
        finally
        {
            CultureInfo.CurrentUICulture = shown;
        }
    }
}
