using System.Security.Cryptography;
using FluentValidation;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Web.Http.Refused;

/// <summary>The one table from exception to refusal.</summary>
public static class RefusalTable
{
    public static Refusal For(Exception exception) => exception switch
    {
        ForbiddenException => Refusal.Forbidden,
        ProofNeededException => Refusal.ProofNeeded,
        NotFoundException => Refusal.NotFound,
        TamperedException => Refusal.NotUnderstood,
        StaleVersionException or DbUpdateConcurrencyException => Refusal.Stale,
        RuleBrokenException broken => Refusal.RuleBroken with { Rule = broken.Rule },
        ValidationException invalid => Refusal.NotUnderstood with
        {
            Errors = [.. ParkedError.From(invalid)],
            Rule = invalid.Errors.FirstOrDefault(e => e.PropertyName == nameof(AsOf))?.ErrorMessage, // of an address, not of a form
        },
        AntiforgeryValidationException => Refusal.FormExpired,
        TooLargeException large => Refusal.TooLarge with { Rule = large.Rule },
        BadHttpRequestException bad => Refusal.OfStatus(bad.StatusCode),
        _ when Unavailability.IsMeantBy(exception) => Refusal.Unavailable,
        _ when IsTooDeepOrTooLong(exception) => Refusal.NotUnderstood,
        _ => Refusal.Unexpected with { CorrelationId = Convert.ToHexString(RandomNumberGenerator.GetBytes(6)) },
    };

    // Model binding says "too many items" or "too deep" only in words, with the name of the option.
    private static bool IsTooDeepOrTooLong(Exception exception) =>
        exception is InvalidOperationException
        && (exception.Message.Contains(nameof(MvcOptions.MaxModelBindingCollectionSize), StringComparison.Ordinal)
            || exception.Message.Contains(nameof(MvcOptions.MaxModelBindingRecursionDepth), StringComparison.Ordinal));
}
