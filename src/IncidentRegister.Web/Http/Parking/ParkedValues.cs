using System.Globalization;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Primitives;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// On a GET with <c>?form=id</c> supplies the parked fields, so that a property marked
/// <c>[BindProperty(SupportsGet = true)]</c> binds what was typed.
/// </summary>
public sealed class ParkedValues : IValueProviderFactory
{
    public const string QueryName = "form";

    public async Task CreateValueProviderAsync(ValueProviderFactoryContext context)
    {
        if (await Recall(context.ActionContext.HttpContext) is not { } parked) return;

        var fields = parked.Fields.ToDictionary(
            f => f.Key, f => new StringValues(f.Value), StringComparer.OrdinalIgnoreCase);
        context.ValueProviders.Insert(
            0, new FormValueProvider(BindingSource.Form, new FormCollection(fields), CultureInfo.CurrentCulture));
    }

    /// <summary>What was recalled while this request was answered; null where nothing was.</summary>
    internal static ParkedForm? Recalled(HttpContext context) =>
        context.Items.TryGetValue(typeof(ParkedValues), out var known) ? known as ParkedForm : null;

    /// <summary>Asks the store once; a page that binds nothing comes here from <see cref="ParkedForms"/>.</summary>
    internal static async Task<ParkedForm?> Recall(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(ParkedValues), out var known)) return known as ParkedForm;
        if (HttpMethods.IsPost(context.Request.Method)) return null;
        if (!Guid.TryParse(context.Request.Query[QueryName], out var id)) return null;

        var store = context.RequestServices.GetRequiredService<IParkedForms>();
        var parked = await store.Recall(context.Request.PathBase + context.Request.Path, id, context.RequestAborted);
        context.Items[typeof(ParkedValues)] = parked;
        return parked;
    }
}
