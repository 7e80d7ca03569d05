using IncidentRegister.Application.Statements;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>One card of the reading room.</summary>
public sealed record LinkCard(ReadModel Room, PassageCard Card)
{
    /// <summary>The question that is at hand: it has the keys, and relation and stance to choose.</summary>
    public bool IsCurrent => Room.Turn.Current?.Anchor == Card.Anchor;
}
