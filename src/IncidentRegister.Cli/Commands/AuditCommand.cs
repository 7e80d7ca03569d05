using System.CommandLine;
using IncidentRegister.Application.Audit;
using Npgsql;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register audit verify</c>: walks along the audit chain and says whether it is whole.</summary>
internal static class AuditCommand
{
    /// <summary>An entry is missing, altered or out of place.</summary>
    private const int Broken = 1;

    /// <summary>Nobody can say: the chain could not be read.</summary>
    private const int Unread = 2;

    public static Command For(Desk desk)
    {
        var verify = new Command("verify", "Recomputes the whole chain. Ends with 0: whole, 1: not, 2: could not be read.");
        verify.SetAction((_, ct) => Verify(desk, ct));
        return new Command("audit", "The trail of everything that was done.") { verify };
    }

    private static async Task<int> Verify(Desk desk, CancellationToken ct)
    {
        try
        {
            await using var owner = NpgsqlDataSource.Create(await desk.Owner(ct));
            var verdict = await new AuditVerification(owner).Run(ct);
            desk.Result(verdict.IsWhole
                ? $"Whole: {verdict.Entries} entries, {verdict.Erased} of them erased, head {verdict.Head}"
                : $"Broken at entry {verdict.FirstBadRow} of {verdict.Entries}, head {verdict.Head}");
            return verdict.IsWhole ? 0 : Broken;
        }
        catch (Exception unread) when (Refusals.Sentence(unread) is { } sentence)
        {
            desk.Say(Refusals.OneLine(sentence));
            return Unread;
        }
    }
}
