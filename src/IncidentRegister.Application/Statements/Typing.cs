using FluentValidation;
using FluentValidation.Results;

namespace IncidentRegister.Application.Statements;

/// <summary>Refuses what the register cannot make sense of, beside the field in which it was typed.</summary>
internal static class Typing
{
    public static ValidationException Refused(string field, string key) => new([new ValidationFailure(field, key)]);
}
