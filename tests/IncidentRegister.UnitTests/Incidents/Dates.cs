using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.UnitTests.Incidents;

/// <summary>Generated days and dates of every precision; often close to each other, so that they overlap.</summary>
internal static class Dates
{
    public static readonly Gen<DateOnly> Day = Gen.OneOf(
        Gen.Choose(new DateOnly(2026, 10, 1).DayNumber, new DateOnly(2027, 3, 1).DayNumber),
        Gen.Choose(new DateOnly(1000, 1, 1).DayNumber, DateOnly.MaxValue.DayNumber),
        Gen.Elements(new DateOnly(1000, 1, 1).DayNumber, new DateOnly(2024, 2, 29).DayNumber),
        Gen.Choose(DateOnly.MaxValue.DayNumber - 500, DateOnly.MaxValue.DayNumber)).Select(DateOnly.FromDayNumber);

    public static readonly Gen<IncidentDate> Single = Gen.OneOf(
        Day.Select(IncidentDate.OnDay),
        Day.Select(IncidentDate.About),
        Day.SelectMany(day => Bool, (day, about) => IncidentDate.InMonth(day.Year, day.Month, about)),
        Day.SelectMany(day => Bool, (day, about) => IncidentDate.InYear(day.Year, about)));

    public static readonly Gen<IncidentDate> Any = Gen.OneOf(
        Single,
        Single.Select(IncidentDate.Since),
        Single.SelectMany(_ => Single, InOrder),
        Gen.Constant(IncidentDate.Unknown));

    private static Gen<bool> Bool => Gen.Elements(true, false);

    private static IncidentDate InOrder(IncidentDate one, IncidentDate other) =>
        one.Start!.First <= other.Start!.First
            ? IncidentDate.Between(one, other)
            : IncidentDate.Between(other, one);
}
