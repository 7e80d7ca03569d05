using System.Text.RegularExpressions;

namespace IncidentRegister.Benchmarks.Measuring;

/// <summary>One statement with its parameters as text; null stands for NULL.</summary>
internal sealed record SentStatement(string Text, IReadOnlyList<string?> Parameters);

/// <summary>Statements that were sent in one transaction, or one that needed none.</summary>
internal sealed record SentGroup(bool IsTransaction, IReadOnlyList<SentStatement> Statements);

/// <summary>
/// What one request sent to the database, put together from lines of the server's log. BEGIN, COMMIT and what a pool
/// sends between two users of a connection are left to whoever sends it again.
/// </summary>
internal static partial class SentSql
{
    /// <param name="lines">Message and detail, in the order of one connection.</param>
    public static IEnumerable<SentGroup> Read(IEnumerable<(string Message, string? Detail)> lines)
    {
        List<SentStatement>? transaction = null;
        foreach (var (message, detail) in lines)
        {
            if (Statement().Match(message) is not { Success: true } match) continue;
            var text = Untyped().Replace(match.Groups[1].Value.Trim(), "$0::text[]");
            if (text.StartsWith("BEGIN", StringComparison.OrdinalIgnoreCase))
            {
                transaction = [];
            }
            else if (text.StartsWith("COMMIT", StringComparison.OrdinalIgnoreCase) || text.StartsWith("ROLLBACK", StringComparison.OrdinalIgnoreCase))
            {
                if (transaction is not null) yield return new SentGroup(true, transaction);
                transaction = null;
            }
            else if (!PoolHygiene().IsMatch(text))
            {
                var statement = new SentStatement(text, Parameters(detail));
                if (transaction is null) yield return new SentGroup(false, [statement]);
                else transaction.Add(statement);
            }
        }
    }

    private static List<string?> Parameters(string? detail) => detail is null ? []
        : [.. Parameter().Matches(detail).Select(m => m.Groups[1].Success ? m.Groups[1].Value.Replace("''", "'", StringComparison.Ordinal) : null)];

    [GeneratedRegex("^(?:statement|execute [^:]+): (.*)$", RegexOptions.Singleline)]
    private static partial Regex Statement();

    // The log tells what a parameter says and not its type; where the statement does not tell either, it is text.
    [GeneratedRegex(@"(?<=unnest\((?:\$\d+, )*)\$\d+(?=[,)])")]
    private static partial Regex Untyped();

    [GeneratedRegex("^(DISCARD|RESET|UNLISTEN|CLOSE ALL|DEALLOCATE|SET SESSION AUTHORIZATION|SELECT pg_advisory_unlock_all)", RegexOptions.IgnoreCase)]
    private static partial Regex PoolHygiene();

    [GeneratedRegex(@"\$\d+ = (?:NULL|'((?:[^']|'')*)')")]
    private static partial Regex Parameter();
}
