using FluentValidation;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Responses;
using MediatR;

namespace IncidentRegister.Application.Responses;

/// <summary>Records that the addressee of an ask said that it has it.</summary>
/// <param name="On">When it said so; EDTF.</param>
/// <param name="Remark">May be left out.</param>
/// <param name="Version">The version of the ask that was on the screen.</param>
/// <exception cref="NotFoundException">No such ask.</exception>
/// <exception cref="StaleVersionException">Somebody changed it since.</exception>
/// <exception cref="RuleBrokenException">It was acknowledged or closed, or the day does not fit.</exception>
public sealed record AcknowledgeAsk(string Reference, string On, string? Remark, long Version) : ICommand<AskStanding>
{
    public static Policy Policy => Policies.RecordResponses;
}

internal sealed class AcknowledgeAskValidator : AbstractValidator<AcknowledgeAsk>
{
    public AcknowledgeAskValidator()
    {
        RuleFor(r => r.On).Dated();
        RuleFor(r => r.Remark).MaySay(Ask.ReasonMaxLength, lines: true);
    }
}

internal sealed class AcknowledgeAskHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<AcknowledgeAsk, AskStanding>
{
    public async Task<AskStanding> Handle(AcknowledgeAsk request, CancellationToken ct)
    {
        var ask = await ShownAsk.Find(db, request.Reference, request.Version, ct);

        var remark = Written.Kept(request.Remark, lines: true);
        ask.Acknowledge(IncidentDate.Parse(request.On), remark, user.Now.Id, clock.GetUtcNow());
        await db.SaveChangesAsync(ct);

        return AskStanding.Of(ask);
    }
}
