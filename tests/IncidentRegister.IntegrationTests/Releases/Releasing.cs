using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Evidence;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.IntegrationTests.Cases;
using IncidentRegister.IntegrationTests.Statements;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Releases;

/// <summary>An incident that holds something of everything, and the few steps that make a release of it.</summary>
internal static class Releasing
{
    public static ConsentFacts[] AllOfTheCoalition { get; } =
    [
        .. Enum.GetValues<ConsentPart>().Select(part => new ConsentFacts(ConsentAudience.Coalition, part, ConsentAnswer.Given)),
    ];

    public static IncidentFacts Facts() => Submitted.Facts() with
    {
        Account = "A caller named the street and the hour.\n\nShe was told to leave the country within nine days or her family would pay for it.",
        Occurred = IncidentDate.Parse("2026-11-14"),
        Country = "NL",
        Town = "Scheveningen",
        Situation = "uganda",
        Targets =
        [
            new TargetFacts(TargetKind.Person, "hrd") { Name = "María Okello-Lund", Naming = Naming.Named, AffiliationAtTime = "Bar of the North" },
            new TargetFacts(TargetKind.Person, "hrd") { Name = "Jean Petitjean", Naming = Naming.Described, Description = "a lawyer of the region" },
            new TargetFacts(TargetKind.Person, "hrd") { Name = "Amina Yusuf", Naming = Naming.Withheld },
        ],
        Actors = [new ActorFacts("private-company") { Name = "Northern Broadcasting" }],
        Sources = [new SourceFacts("The morning paper of that week")],
        Consent = AllOfTheCoalition,
    };

    public static async Task<Incident> Source(this Register register, IncidentFacts? facts = null, CurrentUser? by = null)
    {
        await Issued.DefineWords(register);
        var incident = await register.Submit(by ?? register.People.Ana, facts ?? Facts());
        await register.Read(async db =>
        {
            var now = register.Clock.GetUtcNow();
            var file = EvidenceFile.Receive(
                incident, new EvidenceFacts(Guid.CreateVersion7(now), "call-recording.pdf", EvidenceKind.Pdf, 10, new byte[32], null), 0,
                new Holder(incident.AuthorId, CustodyHand.Reporter), now);
            file.Scanned(null, now);
            db.Add(file);
            return await db.SaveChangesAsync();
        });
        return incident;
    }

    public static PrepareRelease Writing(Incident incident) => new()
    {
        Reference = incident.Reference,
        Version = incident.Version,
        Title = "A human rights lawyer was threatened",
        Summary = "Somebody who works with the Court was threatened by telephone.",
        Fields = ["country"],
    };

    public static PreviewRelease Preview(PrepareRelease told) => new()
    {
        Reference = told.Reference,
        Version = told.Version,
        Title = told.Title,
        Summary = told.Summary,
        Language = told.Language,
        Audience = told.Audience,
        Tlp = told.Tlp,
        Fields = told.Fields,
        When = told.When,
        Named = told.Named,
        Described = told.Described,
        Actors = told.Actors,
        Corrects = told.Corrects,
    };

    /// <summary>Looks at the preview first, as people do.</summary>
    public static async Task<Guid> Prepare(this Register register, CurrentUser by, PrepareRelease told)
    {
        var preview = await register.As(by).Send(Preview(told));
        return await register.As(by).Send(told with { Sha256 = preview.Sha256 });
    }

    public static async Task<string> Approve(this Register register, CurrentUser by, Guid id)
    {
        var shown = await register.As(by).Send(new ShowProposal(id));
        return await register.As(by).Send(new ApproveRelease(id, shown.Sha256));
    }

    /// <summary>Prepared by the liaison, approved by the lead of the organisation.</summary>
    public static async Task<string> Release(this Register register, PrepareRelease told) =>
        await register.Approve(register.People.Lead, await register.Prepare(register.People.Liaison, told));
}
