using System.Globalization;
using IncidentRegister.Application;
using IncidentRegister.Application.Accounts;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Vocabularies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace IncidentRegister.Web.Pages.Public;

/// <summary>One release for everybody, under an address that stays.</summary>
[AllowAnonymous]
public sealed class ShowModel(
    Visits visits, Words words, PublicAddress address, TimeProvider clock, IStringLocalizer<Texts> texts) : PageModel
{
    public PublicSheet Release { get; private set; } = null!;
    public Glossary Words { get; private set; } = null!;

    /// <summary>To be quoted: what, which, which version, when it was released, where, and when it was read.</summary>
    public string Citation => texts["public.citation",
        Release.Line.Title, texts["register.name"].Value, Release.Line.Reference, Release.Line.Version, Day(Release.Line.ReleasedAt),
        $"{address.Root}/public/{Release.Line.Reference}", Day(clock.GetUtcNow())];

    public async Task OnGetAsync(string reference, CancellationToken ct)
    {
        Release = await visits.Read(new ShowPublicRelease(reference), ct);
        Words = await words.Now(ct);
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
