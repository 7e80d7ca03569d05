using IncidentRegister.Application.Data;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;

namespace IncidentRegister.Web.Pages.Releases;

/// <summary>A snapshot as its readers see it; the preview is the very same.</summary>
public sealed record ReleaseView(ReleaseSnapshot Snapshot, Glossary Words)
{
    public IEnumerable<LedgerFacts> Of(LedgerKind kind) => Snapshot.Ledger.Where(l => l.Kind == kind);

    public string Types => string.Join(", ", Snapshot.ActTypes.Select(t => Words.Label("act-type", t)));
    public string Categories => string.Join(", ", Snapshot.TargetCategories.Select(c => Words.Label("target-category", c)));

    /// <summary>As the protocol writes it.</summary>
    public static string Label(Tlp tlp) => Code.Of(tlp).Replace('-', '+').ToUpperInvariant();
}
