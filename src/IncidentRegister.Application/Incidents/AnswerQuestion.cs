using FluentValidation;
using IncidentRegister.Application.Cases;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Notices;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Cases;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Incidents;

/// <summary>
/// Answers a question of the liaison and returns the version that now stands. With the last open question answered the
/// incident goes back to review.
/// </summary>
/// <param name="Version">The version that the answerer had on the screen.</param>
/// <exception cref="RuleBrokenException">There is no such question, or it has its answer.</exception>
public sealed record AnswerQuestion(string Reference, Guid QuestionId, string Answer, long Version) : ICommand<long>
{
    public static Policy Policy => Policies.LogIncidents;
}

internal sealed class AnswerQuestionValidator : AbstractValidator<AnswerQuestion>
{
    public AnswerQuestionValidator() => RuleFor(r => r.Answer).MustSay(Question.TextMaxLength, lines: true);
}

internal sealed class AnswerQuestionHandler(
    RegisterDbContext db, ICurrentUser user, OfficeCalendar office, NoticeWriter notices, TimeProvider clock)
    : IRequestHandler<AnswerQuestion, long>
{
    public async Task<long> Handle(AnswerQuestion request, CancellationToken ct)
    {
        var incident = await db.Incidents.VisibleTo(user.Now).Called(request.Reference)
            .Include(i => i.Questions).At(request.Version, ct);

        incident.Answer(request.QuestionId, Written.Kept(request.Answer, lines: true)!, user.Now.Id, clock.GetUtcNow());
        incident.Settle(await office.ToCountBy(ct));
        await notices.Answered(incident, ct);
        await db.SaveChangesAsync(ct);

        return incident.Version;
    }
}
