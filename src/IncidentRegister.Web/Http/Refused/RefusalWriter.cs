using System.Globalization;
using IncidentRegister.Application;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;
using ResourceAssetCollection = Microsoft.AspNetCore.Components.ResourceAssetCollection;

namespace IncidentRegister.Web.Http.Refused;

/// <summary>
/// Writes a refusal: a page for people, <c>application/problem+json</c> (RFC 9457) below <c>/api</c>. The view is run
/// by itself and not by a second pass through the pipeline: authentication may be what has just failed.
/// </summary>
public sealed class RefusalWriter(
    IActionResultExecutor<ViewResult> views,
    IModelMetadataProvider metadata,
    ITempDataDictionaryFactory tempData,
    EndpointDataSource endpoints,
    IStringLocalizer<Texts> texts)
{
    private const string View = "/Pages/Errors/Refused.cshtml";

    // Whatever was asked for: the names of the files stand at the endpoint, and the page must be the same for all.
    private readonly Lazy<Endpoint> refused = new(() => new Endpoint(
        requestDelegate: null,
        new EndpointMetadataCollection(endpoints.Endpoints
            .Select(e => e.Metadata.GetMetadata<ResourceAssetCollection>())
            .OfType<object>()
            .Take(1)),
        "refused"));

    public async Task Write(HttpContext context, Refusal refusal)
    {
        context.Response.StatusCode = refusal.Status;
        context.Response.Headers.ContentLanguage = CultureInfo.CurrentUICulture.Name; // an exception cleared it
        if (refusal.Status == StatusCodes.Status503ServiceUnavailable) context.Response.Headers.RetryAfter = "5";
        if (refusal.Status == StatusCodes.Status405MethodNotAllowed && context.Response.Headers.Allow.Count == 0)
            context.Response.Headers.Allow = "GET, HEAD, POST";

        if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            await WriteProblem(context, refusal);
        else
            await WritePage(context, refusal);
    }

    private async Task WritePage(HttpContext context, Refusal refusal)
    {
        context.SetEndpoint(refused.Value);
        var form = refusal.GivesFormBack ? await GivenBack.From(context, refusal) : null;
        var action = new ActionContext(context, new RouteData(), new ActionDescriptor());
        var model = new RefusalPage(refusal, form, WrongDay.From(context.Request, refusal));

        await views.ExecuteAsync(action, new ViewResult
        {
            ViewName = View,
            StatusCode = refusal.Status,
            ViewData = new ViewDataDictionary<RefusalPage>(metadata, new ModelStateDictionary()) { Model = model },
            TempData = tempData.GetTempData(context),
        });
    }

    private Task WriteProblem(HttpContext context, Refusal refusal)
    {
        var problem = new ProblemDetails
        {
            Type = $"/problems/{refusal.Kind}",
            Title = texts[$"refusal.{refusal.Kind}.title"],
            Detail = refusal.Rule is { } rule ? texts[rule].Value : null,
            Status = refusal.Status,
        };
        if (refusal.Rule is not null) problem.Extensions["rule"] = refusal.Rule;
        if (refusal.CorrelationId is not null) problem.Extensions["correlationId"] = refusal.CorrelationId;
        if (refusal.Errors.Count > 0)
            problem.Extensions["errors"] = refusal.Errors.Select(e => new { field = e.Field, message = e.Message });

        return context.Response.WriteAsJsonAsync(
            problem, options: null, contentType: "application/problem+json", context.RequestAborted);
    }
}

/// <summary>What the page of a refusal shows. <paramref name="Form"/> is null where nothing is given back.</summary>
public sealed record RefusalPage(Refusal Refusal, GivenBack? Form, WrongDay? Day);
