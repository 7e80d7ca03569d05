using IncidentRegister.Application.Mentions;
using IncidentRegister.Web.Http.Parking;
using Microsoft.AspNetCore.Mvc;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>What a person answers the finder. Each answer leads to the next question.</summary>
public sealed partial class ReadModel
{
    /// <summary>What is at hand, and what comes before and after it.</summary>
    public RoomTurn Turn { get; private set; } = null!;

    public async Task<IActionResult> OnPostSuggestAsync(CancellationToken ct)
    {
        var found = await mediator.Send(new SuggestMentions(Reference), ct);
        return new SeeOtherResult(new RoomAddress(found.Statement) { Looked = true }.ToString());
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid mention, string? relation, string? stance, CancellationToken ct) =>
        Next(await mediator.Send(new AcceptSuggestion(mention) { Relation = relation, Stance = stance }, ct));

    /// <param name="on">The candidates of one card: the words speak of none of them.</param>
    public async Task<IActionResult> OnPostRejectAsync(Guid[] on, CancellationToken ct) =>
        Next(await mediator.Send(new RejectSuggestions(on), ct));

    public async Task<IActionResult> OnPostReopenAsync(Guid mention, CancellationToken ct)
    {
        var place = await mediator.Send(new ReopenSuggestion(mention), ct);
        return new SeeOtherResult(new RoomAddress(place.Statement) { At = mention }.ToString());
    }

    private SeeOtherResult Next(Decision decision) => new(
        new RoomAddress(decision.Statement) { Show = Show, Decided = decision.Mention, IsLate = !decision.WasMade }.ToString());
}
