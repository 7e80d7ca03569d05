using IncidentRegister.Application.Security;

namespace IncidentRegister.Application.Notices;

/// <summary>What a person is told of by mail. The mail says that something waits, and nothing of what it is.</summary>
public enum NoticeKind
{
    /// <summary>The liaison asks the reporter something.</summary>
    Asked,

    /// <summary>The reporter answered whoever has the case.</summary>
    Answered,

    /// <summary>Somebody was given a case by somebody else.</summary>
    Assigned,

    /// <summary>A clock of a case ran out.</summary>
    Overdue,

    /// <summary>A report above the limit waits for the lead of its organisation.</summary>
    Held,

    /// <summary>The lead gave a report back to its author.</summary>
    SentBack,
}

/// <summary>Which notices a person wants, and how. Who never chose gets all of them.</summary>
public sealed class NoticeChoices
{
    private NoticeChoices() { } // for EF Core

    public NoticeChoices(Guid userId) => UserId = userId;

    public Guid UserId { get; private set; }
    public bool Asked { get; private set; } = true;
    public bool Answered { get; private set; } = true;
    public bool Assigned { get; private set; } = true;
    public bool Overdue { get; private set; } = true;
    public bool Held { get; private set; } = true;
    public bool SentBack { get; private set; } = true;

    /// <summary>Without the register's name: subjects show on locked screens, and travel in clear.</summary>
    public bool DiscreetSubject { get; private set; }

    /// <summary>What can happen to somebody in this role; nothing to those whom no case concerns.</summary>
    public static IReadOnlyList<NoticeKind> OfferedTo(Role role) => role switch
    {
        Role.Reporter => [NoticeKind.Asked, NoticeKind.SentBack],
        Role.Lead => [NoticeKind.Asked, NoticeKind.SentBack, NoticeKind.Held],
        Role.Liaison => [NoticeKind.Answered, NoticeKind.Assigned, NoticeKind.Overdue],
        _ => [],
    };

    public bool Wants(NoticeKind kind) => kind switch
    {
        NoticeKind.Asked => Asked,
        NoticeKind.Answered => Answered,
        NoticeKind.Assigned => Assigned,
        NoticeKind.Held => Held,
        NoticeKind.SentBack => SentBack,
        _ => Overdue,
    };

    /// <param name="offered">What was on the page; the other kinds stay as they are.</param>
    public void Choose(IReadOnlyCollection<NoticeKind> offered, IReadOnlyCollection<NoticeKind> wanted, bool discreetSubject)
    {
        bool Chosen(NoticeKind kind) => offered.Contains(kind) ? wanted.Contains(kind) : Wants(kind);

        (Asked, Answered) = (Chosen(NoticeKind.Asked), Chosen(NoticeKind.Answered));
        (Assigned, Overdue) = (Chosen(NoticeKind.Assigned), Chosen(NoticeKind.Overdue));
        (Held, SentBack) = (Chosen(NoticeKind.Held), Chosen(NoticeKind.SentBack));
        DiscreetSubject = discreetSubject;
    }
}
