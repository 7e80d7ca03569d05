using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Antiforgery;

namespace IncidentRegister.Web.Http.Refused;

/// <summary>
/// A form that could not be carried out, so that nothing typed is lost: to read, to copy, and to send again with the
/// same idempotency key. Needs no database.
/// </summary>
/// <param name="Address">Where it was sent to.</param>
/// <param name="Token">The antiforgery token to send it again with; null for a form that its page was about to show.</param>
/// <param name="Fields">Everything that was posted but the token and the secrets, in the order of the form.</param>
public sealed record GivenBack(string Address, string? Token, IReadOnlyDictionary<string, string[]> Fields)
{
    /// <summary>What a person typed or chose, and not what the page itself put there.</summary>
    public IEnumerable<KeyValuePair<string, string[]>> Typed =>
        Fields.Where(f => !FormFields.IsMachinery(f.Key) && f.Value.Any(v => !string.IsNullOrWhiteSpace(v)));

    /// <summary>Null if no form was posted and none had waited for its page, or if it cannot be read (any more).</summary>
    public static async Task<GivenBack?> From(HttpContext context, Refusal refusal)
    {
        if (ParkedValues.Recalled(context) is { } parked)
            return new GivenBack(LocalAddress.Of(context.Request), null, parked.Fields);
        if (!HttpMethods.IsPost(context.Request.Method) || !context.Request.HasFormContentType) return null;

        try
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var fields = FormFields.Of(form);
            return fields.Count == 0
                ? null
                : new GivenBack(LocalAddress.Of(context.Request), TokenFor(context, refusal, form), fields);
        }
        catch (Exception unreadable) when (unreadable is IOException or InvalidDataException)
        {
            return null;
        }
    }

    // A token that was refused is replaced. Any other still fits its cookie, and a new one might not fit the person:
    // without the database nobody can tell who that is.
    private static string TokenFor(HttpContext context, Refusal refusal, IFormCollection form)
    {
        if (refusal.Kind != Refusal.FormExpired.Kind) return form[FormTokens.FieldName].ToString();

        var antiforgery = context.RequestServices.GetRequiredService<IAntiforgery>();
        return antiforgery.GetAndStoreTokens(context).RequestToken ?? "";
    }
}
