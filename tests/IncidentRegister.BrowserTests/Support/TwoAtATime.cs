using IncidentRegister.BrowserTests.Journeys;
using IncidentRegister.BrowserTests.Pages;
using IncidentRegister.Tests;

// Each class drives a register and a browser window of its own; more than two at once only wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: TestCollectionOrderer("IncidentRegister.Tests.LongestFirst", "IncidentRegister.BrowserTests")]
[assembly: TakesLong(
    typeof(StatementPageTests), typeof(ReviewPageTests), typeof(IncidentPageTests), typeof(MorningTests), typeof(DoorPageTests))]
