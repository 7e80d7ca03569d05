using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Journeys;

public sealed class WithScriptTests(DemoSite site) : JourneyTests(site, script: true), IClassFixture<DemoSite>;
