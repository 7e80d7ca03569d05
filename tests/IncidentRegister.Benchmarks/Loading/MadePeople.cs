using IncidentRegister.Application.Accounts;
using Npgsql;

namespace IncidentRegister.Benchmarks.Loading;

/// <summary>Fifty organisations of four reporters and a lead each, and an office of twenty liaisons.</summary>
internal static class MadePeople
{
    public const int Organisations = 50;
    public const int PerOrganisation = 5;
    public const int Liaisons = 20;

    private const int LeadOfFive = 4;
    private const int LiaisonOffice = Organisations;

    private static readonly DateTimeOffset Entered = new(2023, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static Guid Organisation(int number) => Draw.Id(Entered, Row.Organisation, number);

    public static Guid Reporter(int organisation, int number) => User(organisation, number % LeadOfFive);

    public static Guid Lead(int organisation) => User(organisation, LeadOfFive);

    public static Guid Liaison(int number) => User(LiaisonOffice, number % Liaisons);

    public static async Task Load(Copy copy, CancellationToken ct)
    {
        await copy.Into("organisations", "id name entered_at", Enumerable.Range(0, Organisations + 1)
            .Select(n => new object?[] { Organisation(n), $"Organisation {n + 1}", Entered }), ct);

        var people = from organisation in Enumerable.Range(0, Organisations + 1)
                     from number in Enumerable.Range(0, organisation == LiaisonOffice ? Liaisons : PerOrganisation)
                     select Account(organisation, number);
        await copy.Into("users", "id organisation_id role display_name language email_confirmed two_factor_enabled user_name "
            + "normalized_user_name email normalized_email security_stamp concurrency_stamp", people, ct);
    }

    /// <summary>Opens a session for somebody and returns the token that the cookie carries.</summary>
    public static async Task<string> SignIn(NpgsqlConnection connection, Guid user, CancellationToken ct)
    {
        var token = Token.New();
        await using var command = new NpgsqlCommand("select sec.open_session($1, $2, 'a benchmark')", connection);
        command.Parameters.AddWithValue(Token.Hash(token));
        command.Parameters.AddWithValue(user);
        await command.ExecuteNonQueryAsync(ct);
        return token;
    }

    private static Guid User(int organisation, int number) => Draw.Id(Entered, Row.User, organisation, number);

    private static object?[] Account(int organisation, int number)
    {
        var role = organisation == LiaisonOffice ? "liaison" : number == LeadOfFive ? "lead" : "reporter";
        var address = $"{role}-{number}@organisation-{organisation}.example";
        return
        [
            User(organisation, number), Organisation(organisation), role, $"{role} {number} of {organisation}", "en", true,
            false, address, address.ToUpperInvariant(), address, address.ToUpperInvariant(), address, address,
        ];
    }
}
