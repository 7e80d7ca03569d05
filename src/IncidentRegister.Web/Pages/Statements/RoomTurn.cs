using IncidentRegister.Application.Statements;
using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>
/// Which of the open questions is at hand: the one that the address names, else the first behind what was just decided,
/// else the first of all.
/// </summary>
public sealed class RoomTurn
{
    public RoomTurn(StatementSheet sheet, Guid? at)
    {
        var open = sheet.Links.Where(c => c.State == MentionState.Suggested).ToList();
        if (open.Count == 0) return;

        var named = open.FindIndex(c => c.Links.Any(l => l.Mention == at));
        var behind = sheet.Decided is { } decided ? open.FindIndex(c => IsAtOrBehind(c, decided.Card)) : -1;
        var current = Math.Max(0, named >= 0 ? named : behind);

        Current = open[current];
        if (open.Count == 1) return;
        Next = open[(current + 1) % open.Count];
        Previous = open[(current + open.Count - 1) % open.Count];
    }

    /// <summary>Null where nothing that is shown waits for an answer.</summary>
    public PassageCard? Current { get; }

    /// <summary>After the last comes the first; null where there is no other.</summary>
    public PassageCard? Next { get; }
    public PassageCard? Previous { get; }

    private static bool IsAtOrBehind(PassageCard card, PassageCard place) =>
        (card.Paragraph, card.Start, card.End).CompareTo((place.Paragraph, place.Start, place.End)) >= 0;
}
