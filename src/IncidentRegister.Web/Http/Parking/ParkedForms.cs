using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// Post/redirect/get, on failure too. A form that cannot be carried out is parked and answered 303 to the same address
/// with <c>?form=id</c>; there <see cref="ParkedValues"/> bind exactly what was typed and this filter puts the errors
/// into the model state.
/// </summary>
public sealed class ParkedForms(IParkedForms store, IdempotencyKey key, IStringLocalizer<Texts> texts)
    : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (HttpMethods.IsPost(context.HttpContext.Request.Method))
            await Post(context, next);
        else
            await Get(context, next);
    }

    private static async Task Get(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await ParkedValues.Recall(context.HttpContext) is { } parked)
        {
            // Binding complains again about what was wrong already; the parked errors are the ones that were meant.
            foreach (var entry in context.ModelState.Values) entry.Errors.Clear();
            foreach (var error in parked.Errors) context.ModelState.AddModelError(error.Field, error.Message);
        }

        var executed = await next();
        if (executed.Exception is ProofNeededException && !executed.ExceptionHandled)
            AskWhoItIs(executed, LocalAddress.Of(context.HttpContext.Request));
    }

    private async Task Post(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (context.HandlerMethod is null) // else the page would be shown as if it had been asked for
        {
            context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        var posted = PostedForm.Of(context);
        if (posted.IdempotencyKey is { } sent) key.Value = sent;

        if (!context.ModelState.IsValid)
        {
            context.Result = await Park(posted, Errors(context.ModelState));
            return;
        }

        var executed = await next();
        switch (executed.Exception)
        {
            case ValidationException invalid when !executed.ExceptionHandled:
                executed.Result = await Park(posted, ParkedError.From(invalid, texts).Select(posted.AtItsField));
                executed.ExceptionHandled = true;
                break;
            case ProofNeededException when !executed.ExceptionHandled:
                AskWhoItIs(executed, await Keep(posted, [new("", texts["proof.not-done-yet"])]));
                break;
            case RuleBrokenException broken when !executed.ExceptionHandled:
                executed.Result = await Park(posted, [new(posted.FieldOf(broken.Rule), texts[broken.Rule])]);
                executed.ExceptionHandled = true;
                break;
            case null when executed.Result is ParkAndReturnResult asked:
                asked.Edit(posted.Fields);
                executed.Result = await Park(posted, [], asked.Anchor);
                break;
            case null when executed.Result is PageResult && !executed.ModelState.IsValid:
                executed.Result = await Park(posted, Errors(executed.ModelState));
                break;
        }
    }

    /// <summary>Asks for the password, and leads back to the form as it was typed, whether it was given or not.</summary>
    private static void AskWhoItIs(PageHandlerExecutedContext executed, string backTo)
    {
        executed.Result = new SeeOtherResult($"/prove-again?return={Uri.EscapeDataString(backTo)}");
        executed.ExceptionHandled = true;
    }

    private async Task<IActionResult> Park(PostedForm posted, IEnumerable<ParkedError> errors, string? anchor = null) =>
        new SeeOtherResult(await Keep(posted, errors, anchor));

    private async Task<string> Keep(PostedForm posted, IEnumerable<ParkedError> errors, string? anchor = null)
    {
        var form = new ParkedForm(posted.Fields.ToDictionary(), [.. errors.Distinct()]);
        var id = await store.Park(posted.Path, form, posted.Aborted);
        return posted.ReturnAddress(id, anchor);
    }

    private static IEnumerable<ParkedError> Errors(ModelStateDictionary state) =>
        from entry in state
        from error in entry.Value?.Errors ?? []
        select new ParkedError(entry.Key, error.ErrorMessage);
}
