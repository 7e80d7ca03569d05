using System.Text.Encodings.Web;
using System.Text.Json;
using IncidentRegister.Web.Pages.Incidents;

namespace IncidentRegister.Web.Pages.Drafts;

/// <summary>A form as the text that a draft keeps, and back: every field as it was typed.</summary>
public static class DraftTexts
{
    // Never part of a page; Arabic would take six times its room with escapes.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IncidentForm form) => JsonSerializer.Serialize(form, Plain);

    public static IncidentForm Read(string text) => JsonSerializer.Deserialize<IncidentForm>(text, Plain)!;
}
