using System.Globalization;
using IncidentRegister.Application.Statements.Taking;
using IncidentRegister.Domain.Statements;
using IncidentRegister.Web.Forms;
using IncidentRegister.Web.Http.Parking;

namespace IncidentRegister.Web.Pages.Statements;

/// <summary>
/// Carries a text from where it was taken to the page where it is checked: as a form that was filled in and waits for its
/// page, sealed, the sender's alone, for a day. The text as it was taken waits beside it, and never leaves the server.
/// </summary>
public sealed class PendingText(IParkedForms store)
{
    private const string SourcePath = "/statements/check/source";
    private const int TitleMaxLength = 150;

    /// <summary>The address of the page where it is checked.</summary>
    /// <param name="statement">The reference of the statement that gets another text; null for a new statement.</param>
    public async Task<string> Hold(TakenText taken, string? statement, HttpRequest request, CancellationToken ct)
    {
        var path = statement is null ? "/statements/check" : $"/statements/{statement}/versions/check";
        var text = TextRepair.Repair(taken.Text);
        var source = await store.Park(SourcePath, new ParkedForm(Source(taken), []), ct);
        var fields = Fields(taken, text, source);
        if (statement is null && PrintedDate.In(text) is { Day: var day }) Propose(day, fields);
        var form = await store.Park(request.PathBase + path, new ParkedForm(fields, []), ct);
        return $"{path}?{ParkedValues.QueryName}={form}";
    }

    /// <summary>Null where it is no longer kept, or was never taken: what is on the page is then all there is.</summary>
    public async Task<TakenText?> Recall(Guid? source, CancellationToken ct) =>
        source is { } id && await store.Recall(SourcePath, id, ct) is { Fields: var kept }
            ? new TakenText(kept["Text"][0], kept["MediaType"][0], kept["FileName"][0])
            : null;

    private static Dictionary<string, string[]> Source(TakenText taken) => new()
    {
        ["Text"] = [taken.Text],
        ["MediaType"] = [taken.MediaType],
        ["FileName"] = [taken.FileName],
    };

    private static void Propose(DateOnly day, Dictionary<string, string[]> fields)
    {
        fields["Form.IssuedOn.Precision"] = [DatePrecisions.Day];
        fields["Form.IssuedOn.Day"] = [day.Day.ToString(CultureInfo.InvariantCulture)];
        fields["Form.IssuedOn.Month"] = [day.Month.ToString(CultureInfo.InvariantCulture)];
        fields["Form.IssuedOn.Year"] = [day.Year.ToString(CultureInfo.InvariantCulture)];
    }

    private static Dictionary<string, string[]> Fields(TakenText taken, string text, Guid source) => new()
    {
        ["Form.SourceId"] = [source.ToString()],
        ["Form.Text"] = [text],
        ["Form.Title"] = [text.Split("\n\n")[0] is { Length: <= TitleMaxLength } first ? first : ""],
        ["Form.Language"] = [LanguageGuess.Of(text) ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName],
        ["Form.TakenFrom"] = [taken.FileName],
        ["Form.DateBasis"] = ["printed"],
        ["Form.Extent"] = ["whole"],
    };
}
