using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>
/// Shows releases that were made for everybody to everybody, or does so no longer. Returns the version that now stands.
/// </summary>
/// <param name="IsConfirmed">Whoever does it has said that they mean it.</param>
/// <param name="Version">The version that the caller had on the screen.</param>
/// <exception cref="StaleVersionException">Somebody changed it since.</exception>
public sealed record TurnPublicPage(bool IsOpen, bool IsConfirmed, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.KeepPublicPage;
}

internal sealed class TurnPublicPageValidator : AbstractValidator<TurnPublicPage>
{
    public TurnPublicPageValidator() => RuleFor(r => r.IsConfirmed).Equal(true).WithMessage("public.not-confirmed");
}

internal sealed class TurnPublicPageHandler(RegisterDbContext db) : IRequestHandler<TurnPublicPage, long>
{
    public async Task<long> Handle(TurnPublicPage request, CancellationToken ct)
    {
        var page = await db.PublicPages.SingleAsync(ct);
        if (page.Version != request.Version) throw new StaleVersionException(request.Version, page.Version);

        page.Turn(request.IsOpen);
        await db.SaveChangesAsync(ct);

        return page.Version;
    }
}
