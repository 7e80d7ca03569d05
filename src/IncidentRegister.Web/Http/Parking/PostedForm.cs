using System.Reflection;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc.Filters;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>One posted form of one page, and where its errors belong.</summary>
internal sealed class PostedForm
{
    private const string Prefix = "Form";
    private readonly HttpRequest request;
    private readonly Type page;

    private PostedForm(HttpRequest request, Type page)
    {
        (this.request, this.page) = (request, page);
        var form = request.HasFormContentType ? request.Form : FormCollection.Empty;
        Fields = new ParkedFields(FormFields.Of(form));
        IdempotencyKey = Guid.TryParse(form[FormFields.IdempotencyKey], out var key) ? key : null;
    }

    public ParkedFields Fields { get; }
    public Guid? IdempotencyKey { get; }
    public string Path => request.PathBase + request.Path;
    public CancellationToken Aborted => request.HttpContext.RequestAborted;

    public static PostedForm Of(PageHandlerExecutingContext context) =>
        new(context.HttpContext.Request, context.HandlerInstance.GetType());

    /// <summary>Before any page has been asked.</summary>
    public static PostedForm Of(HttpRequest request) => new(request, typeof(object));

    /// <summary>
    /// A validator speaks of <c>Acts[1].Type</c>, the form calls it <c>Form.Acts[1].Type</c> when the page binds its
    /// fields to a property <c>Form</c>.
    /// </summary>
    public ParkedError AtItsField(ParkedError error) =>
        error.Field.Length == 0 || page.GetProperty(Prefix) is null
        || error.Field.StartsWith($"{Prefix}.", StringComparison.Ordinal)
            ? error
            : error with { Field = $"{Prefix}.{error.Field}" };

    /// <summary>The field that a broken rule is about, as the page says by <see cref="RuleFieldAttribute"/>.</summary>
    public string FieldOf(string rule) =>
        page.GetCustomAttributes<RuleFieldAttribute>().FirstOrDefault(about => about.Rule == rule)?.Field ?? "";

    /// <summary>The page itself: its path and query, but neither the handler nor a form that waited before.</summary>
    public string ReturnAddress(Guid id, string? anchor)
    {
        var query = new QueryBuilder(request.Query.Where(q => q.Key is not ("handler" or ParkedValues.QueryName)))
        {
            { ParkedValues.QueryName, id.ToString() },
        };
        var address = request.PathBase.ToUriComponent() + request.Path.ToUriComponent() + query;
        return anchor is null ? address : $"{address}#{anchor}";
    }
}
