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

public enum AskEnd { Declined, NoReply, Withdrawn }

/// <summary>Closes an ask that is not taken: the addressee declined, nobody replied, or the issuer withdrew it.</summary>
/// <param name="As">Code: <c>declined</c>, <c>no-reply</c> or <c>withdrawn</c>.</param>
/// <param name="Reason">What was said, or how it is known that nobody replied.</param>
/// <param name="Version">The version of the ask that was on the screen.</param>
/// <exception cref="NotFoundException">No such ask.</exception>
/// <exception cref="StaleVersionException">Somebody changed it since.</exception>
/// <exception cref="RuleBrokenException">
/// It is closed already, the time for a reply is not over, or the day does not fit.
/// </exception>
public sealed record CloseAsk(string Reference, string As, string Reason, long Version) : ICommand<AskStanding>
{
    public static Policy Policy => Policies.RecordResponses;

    /// <summary>When it was declined or withdrawn; EDTF. Nobody's silence has a day.</summary>
    public string? On { get; init; }
}

internal sealed class CloseAskValidator : AbstractValidator<CloseAsk>
{
    public CloseAskValidator()
    {
        RuleFor(r => r.As).Names<CloseAsk, AskEnd>();
        RuleFor(r => r.Reason).MustSay(Ask.ReasonMaxLength, lines: true);
        RuleFor(r => r.On).Dated(isRequired: false);
        RuleFor(r => r.On).NotEmpty().WithMessage("field.required").When(r => r.As != Code.Of(AskEnd.NoReply));
    }
}

internal sealed class CloseAskHandler(RegisterDbContext db, ICurrentUser user, TimeProvider clock)
    : IRequestHandler<CloseAsk, AskStanding>
{
    public async Task<AskStanding> Handle(CloseAsk request, CancellationToken ct)
    {
        var ask = await ShownAsk.Find(db, request.Reference, request.Version, ct);

        End(ask, request, Written.Kept(request.Reason, lines: true)!);
        await db.SaveChangesAsync(ct);

        return AskStanding.Of(ask);
    }

    private void End(Ask ask, CloseAsk request, string reason)
    {
        var (by, now) = (user.Now.Id, clock.GetUtcNow());
        switch (Code.To<AskEnd>(request.As))
        {
            case AskEnd.Declined: ask.Decline(IncidentDate.Parse(request.On!), reason, by, now); break;
            case AskEnd.Withdrawn: ask.Withdraw(IncidentDate.Parse(request.On!), reason, by, now); break;
            default: ask.CloseWithoutReply(reason, by, now); break;
        }
    }
}
