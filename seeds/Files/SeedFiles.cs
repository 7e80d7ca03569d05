using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace IncidentRegister.Seeds.Files;

/// <summary>Reads the YAML files of this project, which it carries inside. A field that nobody expects is an error.</summary>
internal static class SeedFiles
{
    private static readonly Assembly Here = typeof(SeedFiles).Assembly;

    private static readonly IDeserializer Yaml = new DeserializerBuilder()
        .WithNamingConvention(HyphenatedNamingConvention.Instance)
        .WithEnforceRequiredMembers()
        .Build();

    /// <summary>The files of a folder, in the order of their names.</summary>
    public static IReadOnlyList<T> Folder<T>(string folder) => [.. Here.GetManifestResourceNames()
        .Where(name => name.StartsWith(folder + "/", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal)
        .Select(File<T>)];

    /// <param name="name">Such as <c>demo/incidents.yaml</c>.</param>
    public static T File<T>(string name)
    {
        using var stream = Here.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"No file {name} in the seeds.");
        using var reader = new StreamReader(stream);
        return Yaml.Deserialize<T>(reader);
    }
}
