using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Incidents;
using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;
using IncidentRegister.Web.Pages.Statements;
using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Incidents;

public sealed class LogModel(
    IMediator mediator, ICurrentUser user, Words words, PublicAddress address, IStringLocalizer<Texts> texts)
    : IncidentFormPage(words, texts)
{
    /// <summary>The address of words of a statement that tell of an incident which the register does not have.</summary>
    [BindProperty(SupportsGet = true, Name = "words")]
    public string? Passage { get; set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        // An empty form asks the register nothing, so no request is there to be refused.
        if (!Policies.LogIncidents.Allows(user.Now.Role)) throw new ForbiddenException(Policies.LogIncidents.Name);

        await ReadWords(ct);
        if (Form.Title is null && PassageAddress.Read(Passage) is { } passage) Quote(await mediator.Send(passage, ct));
        Form.Language ??= System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;
        Form.OfferFirstItems();
    }

    public async Task<IActionResult> OnPostAsync(string? add, string? remove, string? questions, string? step, CancellationToken ct)
    {
        if (add is not null) return Add(add);
        if (remove is not null) return Remove(remove);
        if (questions is not null) return Questions(questions);

        var logged = await mediator.Send(Form.Tell(new LogIncident { Submit = step == "send" }), ct);
        return new SeeOtherResult($"/incidents/{logged.Reference}");
    }

    /// <summary>The words become the account, to be told on, and the statement becomes a source.</summary>
    private void Quote(PassageSheet passage)
    {
        Form.Account = $"“{passage.Quote}”";
        Form.Language = passage.Language;
        Form.Sources.Add(new SourceForm
        {
            Title = passage.Title.Length <= Source.TextMaxLength ? passage.Title : passage.Title[..Source.TextMaxLength],
            Publisher = passage.IssuedAs ?? string.Join(", ", passage.Issuers.Select(id => Glossary.Party(id))),
            Address = address.Root + PassageAddress.Of(
                passage.Reference, passage.Version, passage.Paragraph, passage.Span.Start, passage.Span.End),
            PublishedOn = DateForm.FromEdtf(passage.IssuedOn.ToString()),
            Language = passage.Language,
            Connection = "document",
        });
    }
}
