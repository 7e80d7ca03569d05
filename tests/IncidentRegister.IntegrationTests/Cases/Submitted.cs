using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Cases;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Cases;

/// <summary>Incidents as they stand when a liaison first sees them, put straight into the tables.</summary>
internal static class Submitted
{
    /// <summary>The calendar as it stands in a register that is new.</summary>
    public static readonly WorkCalendar Office = WorkCalendar.Office("Europe/Amsterdam");

    private static int count;

    public static IncidentFacts Facts(string title = "A threat on the telephone", string type = "threat") => new()
    {
        Title = title,
        Account = "A caller named the street and the hour.",
        Occurred = IncidentDate.Parse("2026-11-14"),
        Country = "NL",
        Acts = [new ActFacts(type, [new StageFacts(StageKind.CarriedOut, IncidentDate.Parse("2026-11-14"))])],
    };

    public static Task<Incident> Submit(this Register register, CurrentUser author, IncidentFacts? facts = null) =>
        register.Enter(author, facts ?? Facts(), incident =>
        {
            incident.Submit(author.Id, register.Clock.GetUtcNow());
            incident.Settle(Office);
        });

    /// <summary>Logged by its author, and then whatever else happens to it.</summary>
    public static Task<Incident> Enter(this Register register, CurrentUser author, IncidentFacts facts, Action<Incident>? then = null) =>
        register.Read(async db =>
        {
            var incident = Incident.Log(Reference(), author.OrganisationId, author.Id, facts, register.Clock.GetUtcNow());
            then?.Invoke(incident);
            db.Incidents.Add(incident);
            await db.SaveChangesAsync();
            return incident;
        });

    private static string Reference()
    {
        var number = Interlocked.Increment(ref count);
        return Domain.Incidents.Reference.New("INC", 2026, [0, (byte)(number >> 15), (byte)(number >> 10), (byte)(number >> 5), (byte)number]).ToString();
    }
}
