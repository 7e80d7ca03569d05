namespace IncidentRegister.Local;

/// <summary>What a <see cref="LocalPostgres"/> is started with.</summary>
/// <param name="Folder">Holds the data, in one folder per major version. Made when it is not there.</param>
public sealed record LocalPostgresOptions(string Folder)
{
    /// <summary>
    /// Where <c>postgres</c> and <c>initdb</c> lie. When null: what npm installed for this checkout, then what the
    /// machine has. The environment variable <c>REGISTER_PG_BIN</c> stands above both.
    /// </summary>
    public string? BinariesFolder { get; init; }

    /// <summary>
    /// Server settings as <c>name=value</c>, the last word over the ones chosen here. They count when this start
    /// starts the server, not when it joins a running one.
    /// </summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}
