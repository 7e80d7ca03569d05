using System.Globalization;
using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Accounts;

/// <summary>Why a password was not taken, or not looked at.</summary>
internal static class PasswordRefusal
{
    /// <param name="wrong">The key of the sentence for one that is not right.</param>
    public static ValidationException Of(SignedIn refused, IStringLocalizer<Texts> texts, string wrong) =>
        new([new ValidationFailure("", refused.WaitSeconds switch
        {
            null => texts[wrong],
            double.PositiveInfinity => texts["sign-in.locked"],
            { } seconds => texts["sign-in.wait", Math.Ceiling(seconds).ToString(CultureInfo.CurrentCulture)],
        })]);
}
