using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>Gives a filter and order of the queue a name, for the caller alone or for all of the liaison.</summary>
/// <param name="Sort">One of <see cref="QueueOrder"/>; null for what is due first.</param>
/// <exception cref="TamperedException">A code that no page of the register offers.</exception>
/// <exception cref="RuleBrokenException">The caller has as many as one can have.</exception>
public sealed record SaveView(string Name, QueueFilter Filter, string? Sort, bool IsShared = false) : ICommand<Guid>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class SaveViewValidator : AbstractValidator<SaveView>
{
    public SaveViewValidator() => RuleFor(r => r.Name).MustSay(SavedView.NameMaxLength);
}

internal sealed class SaveViewHandler(RegisterDbContext db, ICurrentUser user, Words words, TimeProvider clock)
    : IRequestHandler<SaveView, Guid>
{
    public async Task<Guid> Handle(SaveView request, CancellationToken ct)
    {
        var filter = request.Filter.Checked(await words.Now(ct));
        var sort = request.Sort is null ? null : QueueOrder.Called(request.Sort);
        RuleBrokenException.ThrowIf(await db.OwnViews(user.Now).CountAsync(ct) >= SavedView.MostOfOnePerson, "view.too-many");

        var view = new SavedView(user.Now.Id, Written.Kept(request.Name)!, ViewParts.Of(filter, sort), clock.GetUtcNow(), request.IsShared);
        db.SavedViews.Add(view);
        await db.SaveChangesAsync(ct);

        return view.Id;
    }
}
