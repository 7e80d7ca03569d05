using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Adds a later stage to an act, also of an incident that is in review or verified, and returns the version that now
/// stands. Earlier stages stay as they were told.
/// </summary>
/// <param name="Date">EDTF.</param>
/// <param name="Version">The version that the teller had on the screen.</param>
/// <exception cref="RuleBrokenException">The act is not one of this incident's.</exception>
public sealed record AddStage(
    string Reference, Guid ActId, string Kind, string Date, string? Source, string? Note, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.LogIncidents;

    internal StageInput Told => new(Kind, Date, Source, Note);
}

internal sealed class AddStageValidator : AbstractValidator<AddStage>
{
    public AddStageValidator() => RuleFor(r => r.Told).SetValidator(new StageInputValidator()).OverridePropertyName("");
}

internal sealed class AddStageHandler(RegisterDbContext db, ICurrentUser user, Words words, TimeProvider clock)
    : IRequestHandler<AddStage, long>
{
    public async Task<long> Handle(AddStage request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var failures = new TellingCheck(await words.Now(ct), DateOnly.FromDateTime(now.UtcDateTime)).Of(request.Told);
        if (failures.Count > 0) throw new ValidationException(failures);

        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference)
            .Include(i => i.Acts).ThenInclude(a => a.Stages).At(request.Version, ct);

        incident.AddStage(request.ActId, Telling.Stage(request.Told), now);
        await db.SaveChangesAsync(ct);

        return incident.Version;
    }
}
