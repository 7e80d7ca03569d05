using IncidentRegister.Application.Responses;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Web.Pages.Responses;
using MediatR;

namespace IncidentRegister.Web.Pages.States;

/// <summary>Every State that the register names, and what is published of groups of States.</summary>
public sealed class IndexModel(IMediator mediator, Words words, ICurrentUser user) : LedgerPage
{
    public StateList States { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>Nothing is recorded on a page that shows a day past.</summary>
    public bool MayRecord => Known is null && RecordStanding.Policy.Allows(user.Now.Role);

    /// <summary>By name, in the order of the reader's language.</summary>
    public IEnumerable<(StateLine Line, string Name)> Lines =>
        States.Lines.Select(l => (l, Words.Party(l.Party))).OrderBy(l => l.Item2, StringComparer.CurrentCulture);

    public async Task OnGetAsync(CancellationToken ct)
    {
        States = await mediator.Send(new ListStates(Known), ct);
        Words = await words.Now(ct);
    }
}
