using System.Globalization;

namespace IncidentRegister.Local;

/// <summary>Whom the server runs as when root starts it, because PostgreSQL refuses root.</summary>
internal sealed record ServerUser(string Name, uint Id, uint GroupId)
{
    private static readonly string[] PreferredNames = ["postgres", "nobody"];

    /// <summary>
    /// Null for an ordinary user, who runs the server himself. For root: the owner of the folder (so that a start with
    /// sudo leaves a developer's register usable), else <c>postgres</c>, else <c>nobody</c>.
    /// </summary>
    /// <exception cref="InvalidOperationException">Root, and none of these users exists.</exception>
    public static ServerUser? For(string folder)
    {
        if (Libc.EffectiveUserId() != 0) return null;

        var users = Everyone();
        var owner = Libc.FactsOf(folder).UserId;
        return users.Find(one => one.Id == owner && owner != 0)
            ?? PreferredNames.Select(name => users.Find(one => one.Name == name)).FirstOrDefault(found => found is not null)
            ?? throw new InvalidOperationException(
                "PostgreSQL does not run as root, and this machine has neither a user 'postgres' nor a user 'nobody'.");
    }

    /// <summary>Whether this user may pass through all folders above <paramref name="path"/> and read it.</summary>
    public bool CanReach(string path)
    {
        const UnixFileMode pass = UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;
        const UnixFileMode read = UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

        if (!Has(path, read)) return false;
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
            if (!Has(folder, pass))
                return false;
        return true;
    }

    /// <summary>Gives a file or folder to this user alone.</summary>
    public void Own(string path) => Libc.GiveTo(path, Id, GroupId);

    private bool Has(string path, UnixFileMode wanted)
    {
        const UnixFileMode ofUser = UnixFileMode.UserRead | UnixFileMode.UserExecute;
        const UnixFileMode ofGroup = UnixFileMode.GroupRead | UnixFileMode.GroupExecute;
        const UnixFileMode ofOthers = UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

        var facts = Libc.FactsOf(path);
        var mine = facts.UserId == Id ? ofUser : facts.GroupId == GroupId ? ofGroup : ofOthers;
        return (File.GetUnixFileMode(path) & wanted & mine) != 0;
    }

    private static List<ServerUser> Everyone()
    {
        var users = new List<ServerUser>();
        foreach (var line in File.ReadLines("/etc/passwd"))
            if (line.Split(':') is [var name, _, var id, var groupId, ..])
                users.Add(new(name, Number(id), Number(groupId)));
        return users;
    }

    private static uint Number(string text) =>
        uint.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : uint.MaxValue;
}
