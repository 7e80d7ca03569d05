using System.Collections.Frozen;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// Where each country has its square on the map: <c>WorldTiles.txt</c>, a line for each row and a code of ISO 3166-1 for
/// each tile, dots for none. It is a layout of the register's own: neighbours stand near each other, and no more is said.
/// </summary>
public static class WorldTiles
{
    /// <summary>Column and row from the top left corner, by code.</summary>
    public static FrozenDictionary<string, (int Column, int Row)> All { get; } = Read().ToFrozenDictionary(StringComparer.Ordinal);

    public static int Columns { get; } = All.Values.Max(t => t.Column) + 1;

    public static int Rows { get; } = All.Values.Max(t => t.Row) + 1;

    private static IEnumerable<KeyValuePair<string, (int Column, int Row)>> Read()
    {
        using var reader = new StreamReader(typeof(WorldTiles).Assembly.GetManifestResourceStream("world-tiles")!);
        for (var row = 0; reader.ReadLine() is { } line; row++)
            foreach (var (column, code) in line.Split(' ').Index())
                if (code != "..") yield return new(code, (column, row));
    }
}
