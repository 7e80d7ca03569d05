using IncidentRegister.BrowserTests.Support;

namespace IncidentRegister.BrowserTests.Journeys;

public sealed class WithoutScriptTests(DemoSite site) : JourneyTests(site, script: false), IClassFixture<DemoSite>;
