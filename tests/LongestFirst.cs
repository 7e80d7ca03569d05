using Xunit.Abstractions;

namespace IncidentRegister.Tests;

/// <summary>
/// Begins with the classes that take longest. One that began last would run on alone, with nothing left for the other
/// threads to do.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections)
    {
        var slow = typeof(LongestFirst).Assembly.GetCustomAttributes(typeof(TakesLongAttribute), inherit: false)
            .Cast<TakesLongAttribute>().SelectMany(a => a.Classes).Select(c => c.FullName!).ToList();
        return testCollections.OrderBy(c => Place(slow, c.DisplayName));
    }

    private static int Place(List<string> slow, string collection) =>
        slow.FindIndex(name => collection.Contains(name, StringComparison.Ordinal)) is >= 0 and var found ? found : slow.Count;
}

/// <summary>Test classes of this assembly that take longest, the longest first.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
internal sealed class TakesLongAttribute(params Type[] classes) : Attribute
{
    public Type[] Classes => classes;
}
