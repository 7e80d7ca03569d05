using IncidentRegister.Application.Security;
using IncidentRegister.Application.Vocabularies;
using IncidentRegister.Domain.Releases;
using Microsoft.EntityFrameworkCore;

namespace IncidentRegister.Application.Releases;

/// <summary>What of the releases is wanted. Every part that is null leaves nothing out.</summary>
public sealed record ReleaseFilter
{
    public const int SearchMaxLength = 100;

    /// <summary>Words that stand one after another in the title or the summary.</summary>
    public string? Search { get; init; }

    /// <summary>Code of the vocabulary <c>act-type</c>.</summary>
    public string? Type { get; init; }

    /// <summary>Code of the vocabulary <c>country</c>.</summary>
    public string? Country { get; init; }

    /// <summary>Code of the vocabulary <c>target-category</c>.</summary>
    public string? Category { get; init; }

    /// <summary>It happened in this year, or may have.</summary>
    public int? Year { get; init; }

    public bool IsEmpty => this == new ReleaseFilter();

    /// <exception cref="TamperedException">A code that no page of the register offers.</exception>
    internal ReleaseFilter Checked(Glossary glossary)
    {
        Refuse(Search?.Length > SearchMaxLength, "q");
        Refuse(Type is not null && !glossary.Knows("act-type", Type), "type");
        Refuse(Country is not null && !glossary.Knows("country", Country), "country");
        Refuse(Category is not null && !glossary.Knows("target-category", Category), "category");
        Refuse(Year is < 1000 or > 9999, "year");
        return this;
    }

    private static void Refuse(bool isUnknown, string what)
    {
        if (isUnknown) throw new TamperedException(what);
    }
}

internal static class ReleaseConditions
{
    /// <summary>
    /// What a checked filter leaves. A withdrawn release is found by no word and no field: whoever filters by what it told
    /// would learn it.
    /// </summary>
    public static IQueryable<Release> That(
        this IQueryable<Release> releases, ReleaseFilter filter, IQueryable<ReleaseWithdrawal> withdrawals)
    {
        if (filter.IsEmpty) return releases;

        releases = releases.Where(r => !withdrawals.Any(w => w.ReleaseId == r.Id));
        if (filter.Search is { } typed)
        {
            var pattern = $"%{Plain(typed)}%";
            releases = releases.Where(r => EF.Functions.ILike(r.Title, pattern) || EF.Functions.ILike(r.Summary, pattern));
        }

        if (filter.Type is { } type) releases = releases.Where(r => r.ActTypes.Contains(type));
        if (filter.Country is { } country) releases = releases.Where(r => r.Country == country);
        if (filter.Category is { } category) releases = releases.Where(r => r.TargetCategories.Contains(category));
        if (filter.Year is not { } year) return releases;

        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        return releases.Where(r => r.OccurredFrom <= last && (r.OccurredTo == null || r.OccurredTo >= first));
    }

    /// <summary>What is typed is no pattern.</summary>
    private static string Plain(string typed) => string.Concat(typed.Select(letter => letter is '%' or '_' or '\\' ? $"\\{letter}" : $"{letter}"));

    public static IQueryable<ReleaseLine> Lines(
        this IQueryable<Release> releases, IQueryable<Release> visible, IQueryable<ReleaseWithdrawal> withdrawals) =>
        releases.Select(r => new ReleaseLine
        {
            Id = r.Id,
            Reference = r.Reference,
            Title = r.Title,
            Summary = r.Summary,
            Language = r.Language,
            Tlp = r.Tlp,
            ActTypes = r.ActTypes,
            TargetCategories = r.TargetCategories,
            Country = r.Country,
            Occurred = r.Occurred,
            Verification = r.Verification,
            ReleasedAt = r.ReleasedAt,
            WithdrawnAt = withdrawals.Where(w => w.ReleaseId == r.Id).Select(w => (DateTimeOffset?)w.At).FirstOrDefault(),
            Reason = withdrawals.Where(w => w.ReleaseId == r.Id).Select(w => w.Reason).FirstOrDefault(),
            Corrects = visible.Where(c => c.Id == r.CorrectsId).Select(c => c.Reference).FirstOrDefault(),
            CorrectedBy = visible.Where(c => c.CorrectsId == r.Id).OrderByDescending(c => c.ReleasedAt).ThenByDescending(c => c.Id)
                .Select(c => c.Reference).FirstOrDefault(),
        });
}
