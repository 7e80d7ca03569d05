using System.Text.Encodings.Web;
using System.Text.Unicode;
using FluentValidation;
using IncidentRegister.Application;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Http.Refused;
using IncidentRegister.Web.TagHelpers;
using Microsoft.AspNetCore.CookiePolicy;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace IncidentRegister.Web.Http;

/// <summary>
/// Everything that pages stand on, in the order in which a program calls it:
/// <code>
/// builder.AddRegisterPages();    // also needs ICurrentUser, IParkedForms and an authentication scheme
///
/// app.UseRegisterFront();        // headers, language, refusals, methods, origin, routing, form limits
/// app.UseAuthentication();
/// app.UseMiddleware&lt;UnknownAddresses&gt;(); // before the fallback policy asks who is there
/// app.UseAuthorization();        // a fallback policy may deny: what is open says so itself
/// app.UseFormTokens();           // a token belongs to a person
/// app.MapRegisterPages();        // Razor pages, files, /language, /leave
/// </code>
/// Forwarded headers, where there is a proxy, come before all of it.
/// </summary>
public static class RegisterPages
{
    public static WebApplicationBuilder AddRegisterPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;

        services.Configure<KestrelServerOptions>(options =>
        {
            options.AddServerHeader = false;
            options.Limits.MaxRequestBodySize = FormLimits.BodyMaxBytes;
        });
        services.Configure<FormOptions>(FormLimits.Set);
        services.Configure<CookiePolicyOptions>(options =>
        {
            options.Secure = CookieSecurePolicy.Always; // browsers take http on the loopback for trustworthy
            options.HttpOnly = HttpOnlyPolicy.Always;
            options.MinimumSameSitePolicy = SameSiteMode.Lax;
        });
        services.Configure<RequestLocalizationOptions>(Languages.Set);

        // Arabic and accents as they are: as entities a page would be several times as long.
        services.Configure<WebEncoderOptions>(
            options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));

        services.AddLocalization();
        services.AddAntiforgery(FormTokens.Set);
        services.AddSingleton<RefusalWriter>();
        services.AddSingleton<FieldLabels>();
        services.AddSingleton<DateWords>();
        services.AddSingleton<Pages.Incidents.ToldWords>();
        services.AddSingleton<Pages.Drafts.BlankWords>();
        services.AddSingleton<Pages.Releases.Feed>();
        services.AddSingleton<Pages.Public.Visits>();
        services.AddSingleton<Pages.Public.OpenData>();
        services.AddScoped<Pages.Incidents.ShownForm>();
        services.AddSingleton<Pages.Drafts.PastedForm>();
        services.AddScoped<Pages.Statements.PendingText>();
        services.TryAddScoped<IdempotencyKey>();

        services.AddRazorPages(options =>
            options.Conventions.ConfigureFilter(new TypeFilterAttribute(typeof(ParkedForms))));
        services.Configure<CookieTempDataProviderOptions>(options =>
            (options.Cookie.Name, options.Cookie.Path) = ("__Host-note", "/"));
        services.AddOptions<MvcOptions>().Configure<IStringLocalizer<Texts>>(SetBinding);
        return builder;
    }

    public static WebApplication UseRegisterFront(this WebApplication app)
    {
        var texts = app.Services.GetRequiredService<IStringLocalizer<Texts>>();
        ValidatorOptions.Global.LanguageManager = new FieldMessages(texts);

        app.UseMiddleware<SecurityHeaders>();
        app.UseCookiePolicy();
        app.UseRequestLocalization();
        app.UseMiddleware<Refusals>();
        app.UseMiddleware<AllowedMethods>();
        app.UseMiddleware<SameOrigin>();
        app.UseRouting();
        app.UseMiddleware<FormLimits>();
        app.UseMiddleware<Uploads>();
        return app;
    }

    public static WebApplication UseFormTokens(this WebApplication app)
    {
        app.UseMiddleware<FormTokens>();
        return app;
    }

    public static WebApplication MapRegisterPages(this WebApplication app)
    {
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        LeaveNow.Map(app);
        Pages.Releases.Feed.Map(app);
        Pages.Public.OpenData.Map(app);
        return app;
    }

    private static void SetBinding(MvcOptions options, IStringLocalizer<Texts> texts)
    {
        options.ValueProviderFactories.Insert(0, new ParkedValues());
        options.MaxModelBindingCollectionSize = 100;
        options.MaxModelBindingRecursionDepth = 8;
        options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true; // only FluentValidation speaks

        var messages = options.ModelBindingMessageProvider;
        messages.SetAttemptedValueIsInvalidAccessor((_, _) => texts["field.not-understood"]);
        messages.SetNonPropertyAttemptedValueIsInvalidAccessor(_ => texts["field.not-understood"]);
        messages.SetUnknownValueIsInvalidAccessor(_ => texts["field.not-understood"]);
        messages.SetNonPropertyUnknownValueIsInvalidAccessor(() => texts["field.not-understood"]);
        messages.SetValueIsInvalidAccessor(_ => texts["field.not-understood"]);
        messages.SetValueMustNotBeNullAccessor(_ => texts["field.required"]);
        messages.SetValueMustBeANumberAccessor(_ => texts["field.not-a-number"]);
        messages.SetNonPropertyValueMustBeANumberAccessor(() => texts["field.not-a-number"]);
        messages.SetMissingBindRequiredValueAccessor(_ => texts["field.required"]);
        messages.SetMissingKeyOrValueAccessor(() => texts["field.required"]);
        messages.SetMissingRequestBodyRequiredValueAccessor(() => texts["field.required"]);
    }
}
