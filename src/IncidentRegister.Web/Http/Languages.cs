using System.Globalization;
using IncidentRegister.Application;
using Microsoft.AspNetCore.Localization;

namespace IncidentRegister.Web.Http;

/// <summary>
/// The languages that the interface speaks: English, and each one that has a <c>Texts</c> resource. Adding
/// <c>Texts.es.resx</c> is all it takes.
/// </summary>
public static class Languages
{
    public const string CookieName = "__Host-lang";
    public const string Default = "en";

    /// <summary>English first, then by code. Their calendars are Gregorian, whatever the culture prefers.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } =
        [Gregorian(Default), .. Translated().Order(StringComparer.Ordinal).Select(Gregorian)];

    /// <summary>Those, and the ones in which the blank form is printed: people tell in more languages than they click.</summary>
    public static IReadOnlyList<CultureInfo> OnPaper { get; } =
        [.. All, .. new[] { "es", "ar" }.Where(code => !IsSpoken(code)).Select(Gregorian)];

    /// <summary>The language's name in itself, as a sentence would begin with it: "Français".</summary>
    public static string NameOf(CultureInfo language) =>
        language.TextInfo.ToUpper(language.NativeName[0]) + language.NativeName[1..];

    public static bool IsSpoken(string? code) => All.Any(l => l.Name.Equals(code, StringComparison.OrdinalIgnoreCase));

    public static void Set(RequestLocalizationOptions options)
    {
        options.SupportedCultures = options.SupportedUICultures = [.. All];
        options.DefaultRequestCulture = new RequestCulture(All[0]);
        options.ApplyCurrentCultureToResponseHeaders = true;
        options.RequestCultureProviders =
        [
            new CustomRequestCultureProvider(Chosen),
            new AcceptLanguageHeaderRequestCultureProvider(),
        ];
    }

    /// <summary>Keeps the choice on the device: the one thing that is kept there, and it names no person.</summary>
    public static void Choose(HttpResponse response, string code) =>
        response.Cookies.Append(CookieName, code, new CookieOptions
        {
            Path = "/",
            Secure = true,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            MaxAge = TimeSpan.FromDays(365),
        });

    private static Task<ProviderCultureResult?> Chosen(HttpContext context)
    {
        var code = context.Request.Cookies[CookieName];
        return Task.FromResult(IsSpoken(code) ? new ProviderCultureResult(code) : null);
    }

    private static IEnumerable<string> Translated()
    {
        var texts = $"{typeof(Texts).Assembly.GetName().Name}.resources.dll";
        return Directory.EnumerateDirectories(AppContext.BaseDirectory)
            .Where(folder => File.Exists(Path.Combine(folder, texts)))
            .Select(folder => Path.GetFileName(folder));
    }

    // A date typed or shown in another calendar would be another day (https://github.com/dotnet/runtime/issues/61708).
    private static CultureInfo Gregorian(string code)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(code).Clone();
        if (culture.DateTimeFormat.Calendar is not GregorianCalendar { CalendarType: GregorianCalendarTypes.Localized })
            culture.DateTimeFormat.Calendar = new GregorianCalendar(GregorianCalendarTypes.Localized);
        return CultureInfo.ReadOnly(culture);
    }
}
