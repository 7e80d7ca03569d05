using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Accounts;

/// <summary>Keeps how the register behaves for the caller, from the next page on.</summary>
/// <param name="HasKeys">Single keys work. Null: not answered, which is refused.</param>
public sealed record KeepPreferences(bool? HasKeys) : ICommand<Done>
{
    public static Policy Policy => Policies.SignedIn;
}

internal sealed class KeepPreferencesValidator : AbstractValidator<KeepPreferences>
{
    public KeepPreferencesValidator() => RuleFor(r => r.HasKeys).NotNull().WithMessage("field.required");
}

internal sealed class KeepPreferencesHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<KeepPreferences, Done>
{
    public async Task<Done> Handle(KeepPreferences request, CancellationToken ct)
    {
        var person = await db.Users.SingleOrDefaultAsync(u => u.Id == user.Now.Id, ct) ?? throw new NotFoundException();

        person.HasKeys = request.HasKeys!.Value;
        await db.SaveChangesAsync(ct);

        return default;
    }
}
