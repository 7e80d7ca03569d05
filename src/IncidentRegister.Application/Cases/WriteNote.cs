using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Cases;

/// <summary>
/// Keeps a note on a case, whatever its status, for those who review it. It needs no version and makes none: the
/// incident stays as it is, and its reporter learns nothing.
/// </summary>
/// <exception cref="RuleBrokenException">The writer logged the incident.</exception>
public sealed record WriteNote(string Reference, string Note) : ICommand<Done>
{
    public static Policy Policy => Policies.ReviewCases;
}

internal sealed class WriteNoteValidator : AbstractValidator<WriteNote>
{
    public WriteNoteValidator() => RuleFor(r => r.Note).MustSay(CaseNote.TextMaxLength, lines: true);
}

internal sealed class WriteNoteHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<WriteNote, Done>
{
    public async Task<Done> Handle(WriteNote request, CancellationToken ct)
    {
        var incident = await db.Incidents.AsNoTracking().VisibleTo(user.Now).Called(request.Reference)
            .SingleOrDefaultAsync(ct) ?? throw new NotFoundException();

        db.CaseNotes.Add(CaseNote.Write(incident, Written.Kept(request.Note, lines: true)!, user.Now.Id, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);

        return default;
    }
}
