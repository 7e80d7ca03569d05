using IncidentRegister.Domain.Mentions;

namespace IncidentRegister.UnitTests.Mentions;

/// <summary>Incidents that nobody speaks of, of the same years, actors and acts as those that somebody speaks of.</summary>
internal static class MadeIncidents
{
    private const int Days = 8 * 365;

    private static readonly DateOnly First = new(2018, 6, 1);
    private static readonly string[] Actors = ["US", "US President", "Russia", "Israel, Ministry of Defence", "unattributed", "UK", "Venezuela"];
    private static readonly string[] Targets = ["judges", "staff", "Prosecutor", "NGOs", "Court systems", "a lawyer", "families"];

    private static readonly string[] Types =
    [
        "threat.sanctions", "measure.sanctions-designation", "measure.visa-travel", "judicial.arrest-warrant", "physical.raid-seizure",
        "surveillance.spyware", "cyber.intrusion", "smear.discredit", "intimidation.personal", "physical.arrest-detention",
    ];

    private static readonly string[] Words = ["morning", "officials", "Court", "letter", "office", "announced", "members", "evening", "neighbour"];

    /// <summary>The same in every run.</summary>
    public static IEnumerable<IncidentSketch> Of(int count)
    {
        var dice = new Random(20261121);
        return Enumerable.Range(0, count).Select(n => new IncidentSketch(
            $"made-{n}", $"{One(Words)} {One(Words)} {One(Words)}", $"{First.AddDays(dice.Next(Days)):yyyy-MM-dd}", One(Types))
        {
            Targets = [One(Targets), $"Person Numbered{n}"],
            AllegedActors = [One(Actors)],
        });

        string One(string[] list) => list[dice.Next(list.Length)];
    }
}
