using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Gives one of the caller's own views another name.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record RenameView(Guid Id, string Name) : ICommand<Done>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class RenameViewValidator : AbstractValidator<RenameView>
{
    public RenameViewValidator() => RuleFor(r => r.Name).MustSay(SavedView.NameMaxLength);
}

internal sealed class RenameViewHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<RenameView, Done>
{
    public async Task<Done> Handle(RenameView request, CancellationToken ct)
    {
        var view = await db.OwnView(user.Now, request.Id, ct);

        view.Rename(Written.Kept(request.Name)!);
        await db.SaveChangesAsync(ct);

        return default;
    }
}
