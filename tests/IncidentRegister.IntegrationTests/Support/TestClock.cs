namespace IncidentRegister.IntegrationTests.Support;

/// <summary>The wall clock, with a shift that a test may set.</summary>
public sealed class TestClock : TimeProvider
{
    public TimeSpan Shift { get; set; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + Shift;
}
