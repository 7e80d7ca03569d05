using IncidentRegister.Local;

namespace IncidentRegister.IntegrationTests.Local;

public class LocalFolderTests
{
    [Fact]
    public void Every_program_of_a_checkout_finds_the_folder_at_its_root()
    {
        var found = LocalFolder.Find(AppContext.BaseDirectory);

        Assert.True(File.Exists(Path.Combine(found, "../IncidentRegister.sln")));
        Assert.EndsWith("/.local", found, StringComparison.Ordinal);
    }

    [Fact]
    public void Outside_a_checkout_the_folder_lies_where_the_program_starts() =>
        Assert.Equal("/usr/lib/.local", LocalFolder.Find("/usr/lib"));
}
