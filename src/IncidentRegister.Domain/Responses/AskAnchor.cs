using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.Domain.Responses;

/// <summary>The words with which a sentence asks, whom it asks, and what makes that doubtful.</summary>
/// <param name="Cue">"Call on", "should", "we hope that".</param>
/// <param name="First">The token with which the clause begins.</param>
/// <param name="Addressees">Empty when nobody is named.</param>
/// <param name="Doubt">Null where nothing speaks against it.</param>
internal sealed record AskAnchor(Cue Cue, int First, IReadOnlyList<Cue> Addressees, AskReasonKind? Doubt)
{
    /// <summary>Behind the words that ask and the names of who is asked: from here on it says what for.</summary>
    public int BehindNames => Addressees.Count > 0 ? Math.Max(Cue.End, Addressees[^1].End) : Cue.End;

    public bool IsDuty => Cue.Concept.Code is "must" or "urged";

    public AskReasonKind Kind =>
        IsDuty ? AskReasonKind.DutyWords
        : Cue.Concept.Code == "wish" ? AskReasonKind.WishWords
        : AskReasonKind.AskWords;
}
