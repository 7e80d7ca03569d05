using System.Net;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Email;
using Microsoft.Extensions.DependencyInjection;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Makes the letter of each copy. What many get is rendered once, and anew as soon as something in it was withdrawn; only
/// the name, the subject and the way out are each recipient's own.
/// </summary>
public sealed class DeliveryLetters(IServiceScopeFactory scopes, PublicAddress address)
{
    /// <summary>Reports of a few runs, in four languages; each may hold 4 MB of files.</summary>
    private const int MostKept = 16;

    private readonly Lock shelf = new();
    private readonly Dictionary<Group, Task<Rendered>> kept = [];

    /// <param name="renewal">Read after the recipient's rights were: nothing older may be sent.</param>
    internal async Task<Letter> Make(TakenDelivery delivery, long renewal, CancellationToken ct)
    {
        var rendered = await Render(new Group(delivery.RunId, delivery.Language, delivery.Ceiling, renewal)).WaitAsync(ct);
        var stop = $"{address.Root}/unsubscribe/{delivery.Token}";
        var words = ReportWords.In(delivery.Language);
        return new Letter
        {
            Name = delivery.MessageName,
            Recipient = delivery.Address,
            RecipientName = delivery.Name,
            Subject = delivery.HasDiscreetSubject ? words.Say("subject-discreet") : rendered.Report.Subject,
            Text = $"{rendered.Report.Text.TrimEnd()}\n\n{words.Say("stop")}\n{stop}\n",
            Html = WithFoot(rendered.Report.Html, words.Say("stop-link"), stop),
            Language = delivery.Language,
            Files = rendered.Files,
            List = new MailingList($"report-{delivery.ReportId:N}", stop),
        };
    }

    private Task<Rendered> Render(Group group)
    {
        lock (shelf)
        {
            if (kept.TryGetValue(group, out var there) && !there.IsFaulted) return there;

            foreach (var stale in kept.Keys.Where(k => k.Renewal < group.Renewal).ToList()) kept.Remove(stale);
            if (kept.Count >= MostKept) kept.Clear();
            return kept[group] = Task.Run(() => Ask(group));
        }
    }

    private async Task<Rendered> Ask(Group group)
    {
        await using var scope = scopes.CreateAsyncScope();
        var report = await scope.ServiceProvider.GetRequiredService<IReportRenderer>()
            .Render(group.RunId, group.Language, group.Ceiling, CancellationToken.None);
        return new Rendered(report, [.. report.Files.Select(f => new LetterFile(f.Name, f.ContentType, f.Content))]);
    }

    private static string WithFoot(string html, string link, string stop)
    {
        var foot = $"<p style=\"margin:16px;font:14px sans-serif\"><a href=\"{WebUtility.HtmlEncode(stop)}\">{WebUtility.HtmlEncode(link)}</a></p>";
        var end = html.LastIndexOf("</body>", StringComparison.OrdinalIgnoreCase);
        return end < 0 ? html + foot : html.Insert(end, foot);
    }

    private sealed record Group(Guid RunId, string Language, Domain.Incidents.Tlp Ceiling, long Renewal);

    private sealed record Rendered(RenderedReport Report, IReadOnlyList<LetterFile> Files);
}
