using System.Text;

namespace IncidentRegister.Domain.Texts;

/// <summary>Unicode normalisation for text that may be broken.</summary>
internal static class UnicodeForms
{
    /// <summary>
    /// <see cref="string.Normalize()"/> throws at half a surrogate pair and at U+FFFE. Here such a character stays
    /// where it is, and what stands between two of them is normalised.
    /// </summary>
    public static string Normalise(string text, NormalizationForm form)
    {
        var normalised = new StringBuilder(text.Length);
        var start = 0;

        for (var at = 0; at < text.Length; at++)
        {
            var isPair = char.IsSurrogatePair(text, at);
            if (isPair) at++;
            if (isPair || (!char.IsSurrogate(text[at]) && text[at] < '\uFFFE')) continue;

            normalised.Append(text[start..at].Normalize(form)).Append(text[at]);
            start = at + 1;
        }

        return start == 0 ? text.Normalize(form) : normalised.Append(text[start..].Normalize(form)).ToString();
    }
}
