using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Data;
using IncidentRegister.Application.Email;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Incidents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Application.Notices;

/// <summary>
/// Puts a notice into the outbox, to be saved with what it tells of. Call it before the handler saves. It never learns
/// an address; nobody is told of what they did themselves.
/// </summary>
internal sealed class NoticeWriter(
    RegisterDbContext db, ICurrentUser user, PublicAddress address, IStringLocalizer<Application.Texts> texts, TimeProvider clock)
{
    /// <summary>The reporter was asked something.</summary>
    public Task Asked(Incident incident, CancellationToken ct) => Tell(NoticeKind.Asked, incident.AuthorId, ct);

    /// <summary>A question was answered: to whoever has the case.</summary>
    public Task Answered(Incident incident, CancellationToken ct) => Tell(NoticeKind.Answered, incident.Case.AssigneeId, ct);

    /// <summary>The case has a new assignee.</summary>
    public Task Assigned(Incident incident, CancellationToken ct) => Tell(NoticeKind.Assigned, incident.Case.AssigneeId, ct);

    /// <summary>The lead gave a report back: to its author.</summary>
    public Task SentBack(Incident incident, CancellationToken ct) => Tell(NoticeKind.SentBack, incident.AuthorId, ct);

    /// <summary>A report waits for the lead: to every lead of the organisation but its author.</summary>
    public Task Held(CancellationToken ct) => TellReaders(NoticeKind.Held, null, ct);

    /// <summary>Clocks ran out of cases that these have; null stands for cases that nobody has. One mail a person.</summary>
    public async Task Overdue(IEnumerable<Guid?> assignees, CancellationToken ct)
    {
        var readers = new Dictionary<Guid, Reader>();
        foreach (var assignee in assignees.Distinct())
            foreach (var reader in await db.Database.SqlQuery<Reader>($"""
                select account as "Account", language as "Language", discreet as "Discreet" from sec.overdue_readers({assignee})
                """).ToListAsync(ct)) readers[reader.Account] = reader;

        foreach (var reader in readers.Values) Queue(NoticeKind.Overdue, reader);
    }

    private async Task Tell(NoticeKind kind, Guid? person, CancellationToken ct)
    {
        if (person is not null && person != user.Now.Id) await TellReaders(kind, person, ct);
    }

    private async Task TellReaders(NoticeKind kind, Guid? concerned, CancellationToken ct)
    {
        var readers = await db.Database.SqlQuery<Reader>($"""
            select account as "Account", language as "Language", discreet as "Discreet" from sec.notice_reader({Code.Of(kind)}, {concerned})
            """).ToListAsync(ct);
        foreach (var reader in readers) Queue(kind, reader);
    }

    private void Queue(NoticeKind kind, Reader reader) => db.OutgoingMails.Add(Wording.In(reader.Language, () => OutgoingMail.ToPerson(
        reader.Account,
        reader.Discreet ? texts["mail.notice.subject-discreet"] : texts["mail.notice.subject"],
        $"{Sentence(kind)}\n\n{texts["mail.notice.foot", $"{address.Root}/notices"]}",
        reader.Language, clock.GetUtcNow())));

    // No word of the case, not even what it is called: a mailbox is read by others than its owner.
    private string Sentence(NoticeKind kind) => kind switch
    {
        NoticeKind.Asked => texts["mail.notice.asked", address.Root],
        NoticeKind.Answered => texts["mail.notice.answered", address.Root],
        NoticeKind.Assigned => texts["mail.notice.assigned", address.Root],
        NoticeKind.Held => texts["mail.notice.held", address.Root],
        NoticeKind.SentBack => texts["mail.notice.sent-back", address.Root],
        _ => texts["mail.notice.overdue", address.Root],
    };

    private sealed record Reader(Guid Account, string Language, bool Discreet);
}
