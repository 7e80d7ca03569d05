using IncidentRegister.IntegrationTests.Email;
using IncidentRegister.IntegrationTests.Incidents;
using IncidentRegister.IntegrationTests.Reports;
using IncidentRegister.IntegrationTests.Security;
using IncidentRegister.IntegrationTests.Web;
using IncidentRegister.Tests;

// One more than the cores of a small machine: most of these tests wait for the database half of the time.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: TestCollectionOrderer("IncidentRegister.Tests.LongestFirst", "IncidentRegister.IntegrationTests")]
[assembly: TakesLong(
    typeof(RoleTableTests), typeof(DeliveryFaultTests), typeof(FencesTests), typeof(MergeProperties), typeof(BadInputTests),
    typeof(MailServerTests))]
