using FsCheck;
using FsCheck.Fluent;

namespace IncidentRegister.UnitTests;

/// <summary>Runs an assertion over many generated values; a failure names the value and the seed.</summary>
internal static class Properties
{
    private static readonly Config Runs = Config.QuickThrowOnFailure.WithMaxTest(200);

    public static void Hold<T>(Gen<T> values, Action<T> assertion) =>
        Prop.ForAll(values.ToArbitrary(), assertion).Check(Runs);

    public static void Hold<T1, T2>(Gen<T1> first, Gen<T2> second, Action<T1, T2> assertion) =>
        Prop.ForAll(first.ToArbitrary(), second.ToArbitrary(), assertion).Check(Runs);
}
