using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>Whether the public page is open, for whoever may open it.</summary>
public sealed record ShowPublicPage : IQuery<PublicPageState>
{
    public static Policy Policy => Policies.KeepPublicPage;
}

public sealed record PublicPageState(bool IsOpen, long Version);

internal sealed class ShowPublicPageHandler(RegisterDbContext db) : IRequestHandler<ShowPublicPage, PublicPageState>
{
    public Task<PublicPageState> Handle(ShowPublicPage request, CancellationToken ct) =>
        db.PublicPages.AsNoTracking().Select(p => new PublicPageState(p.IsOpen, p.Version)).SingleAsync(ct);
}
