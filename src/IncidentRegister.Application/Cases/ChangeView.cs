using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Gives one of the caller's own views a name, and says whether all of the liaison see it.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record ChangeView(Guid Id, string Name, bool IsShared) : ICommand<Done>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class ChangeViewValidator : AbstractValidator<ChangeView>
{
    public ChangeViewValidator() => RuleFor(r => r.Name).MustSay(SavedView.NameMaxLength);
}

internal sealed class ChangeViewHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<ChangeView, Done>
{
    public async Task<Done> Handle(ChangeView request, CancellationToken ct)
    {
        var view = await db.OwnView(user.Now, request.Id, ct);

        view.Change(Written.Kept(request.Name)!, request.IsShared);
        await db.SaveChangesAsync(ct);

        return default;
    }
}
