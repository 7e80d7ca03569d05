using IncidentRegister.Application.Incidents;
using IncidentRegister.Benchmarks.Loading;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Benchmarks.Running;

/// <summary>How a second teller tells the same event otherwise. The same in every run.</summary>
internal sealed record Disturbance(string Name, Func<FindLikeIncidents, Draw, FindLikeIncidents> Apply)
{
    public static IReadOnlyList<Disturbance> All { get; } =
    [
        new("as it was told", (told, _) => told),
        new("names misspelt", (told, dice) => told with { Names = [.. told.Names.Select(n => Misspelt(n, dice))] }),
        new("title and names misspelt", (told, dice) => told with
        {
            Title = Misspelt(told.Title!, dice),
            Names = [.. told.Names.Select(n => Misspelt(n, dice))],
        }),
        new("title of three words", (told, _) => told with { Title = string.Join(' ', told.Title!.Split(' ').Take(3)) }),
        new("other language", (told, _) => told with { Title = "Un événement dont personne ne sait rien encore" }),
        new("2 days off", (told, _) => told with { Occurred = Moved(told.Occurred, 2) }),
        new("6 days off", (told, _) => told with { Occurred = Moved(told.Occurred, 6) }),
        new("month alone", (told, _) => told with { Occurred = Date(told.Occurred).From is { } day ? $"{day:yyyy-MM}" : told.Occurred }),
        new("other type", (told, _) => told with { ActTypes = ["other.unknown"] }),
        new("no place", (told, _) => told with { Country = null, Town = null }),
        new("no names", (told, _) => told with { Names = [] }),
        new("no date", (told, _) => told with { Occurred = null }),
        new("misspelt, 2 days off, no place", (told, dice) => told with
        {
            Title = Misspelt(told.Title!, dice),
            Names = [.. told.Names.Select(n => Misspelt(n, dice))],
            Occurred = Moved(told.Occurred, 2),
            Country = null,
            Town = null,
        }),
        new("other language and type, one name", (told, _) => told with
        {
            Title = "Un événement dont personne ne sait rien encore",
            ActTypes = ["other.unknown"],
            Names = [.. told.Names.Take(1)],
        }),
    ];

    private static IncidentDate Date(string? edtf) => IncidentDate.TryParse(edtf, out var date) ? date : IncidentDate.Unknown;

    private static string? Moved(string? edtf, int days) =>
        Date(edtf) is { Precision: DatePrecision.Day, From: { } day } ? $"{day.AddDays(days):yyyy-MM-dd}" : edtf;

    /// <summary>In every word of five letters or more two neighbours change places.</summary>
    private static string Misspelt(string text, Draw dice) => string.Join(' ', text.Split(' ').Select(word =>
    {
        if (word.Length < 5) return word;
        var at = 1 + dice.Below(word.Length - 3);
        return string.Concat(word.AsSpan(0, at), word.AsSpan(at + 1, 1), word.AsSpan(at, 1), word.AsSpan(at + 2));
    }));
}
