namespace IncidentRegister.Application.Accounts;

/// <summary>An organisation whose people use the register. Everything that it logs carries its id.</summary>
public sealed class Organisation
{
    public const int NameMaxLength = 200;

    private Organisation() { } // for EF Core

    public Guid Id { get; private set; }
    public string Name { get; private set; } = "";
    public DateTimeOffset EnteredAt { get; private set; }

    public static Organisation Enter(string name, DateTimeOffset now) =>
        new() { Id = Guid.CreateVersion7(now), Name = name, EnteredAt = now };
}
