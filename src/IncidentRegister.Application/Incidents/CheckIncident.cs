using FluentValidation;
using FluentValidation.Results;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;

namespace IncidentRegister.Application.Incidents;

/// <summary>What would be refused if this were sent as it is; nothing is kept.</summary>
public sealed record CheckIncident(LogIncident Told) : IQuery<IReadOnlyList<ValidationFailure>>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class CheckIncidentHandler(IEnumerable<IValidator<LogIncident>> validators, Telling telling)
    : IRequestHandler<CheckIncident, IReadOnlyList<ValidationFailure>>
{
    public async Task<IReadOnlyList<ValidationFailure>> Handle(CheckIncident request, CancellationToken ct)
    {
        var told = request.Told with { Submit = true };
        var failures = validators.SelectMany(v => v.Validate(told).Errors).ToList();

        // Codes and days are looked up only in what has its form, as when it is sent.
        return failures.Count > 0 ? failures : await telling.Problems(told, ct);
    }
}
