using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Cases;

/// <summary>Forgets one of the caller's own views; the cases in it stay as they are.</summary>
/// <exception cref="NotFoundException">There is none, or it is somebody else's.</exception>
public sealed record DeleteView(Guid Id) : ICommand<Done>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class DeleteViewHandler(RegisterDbContext db, ICurrentUser user) : IRequestHandler<DeleteView, Done>
{
    public async Task<Done> Handle(DeleteView request, CancellationToken ct)
    {
        db.SavedViews.Remove(await db.OwnView(user.Now, request.Id, ct));
        await db.SaveChangesAsync(ct);

        return default;
    }
}
