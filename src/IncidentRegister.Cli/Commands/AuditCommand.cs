using System.CommandLine;
using IncidentRegister.Application.Audit;
using Npgsql;

namespace IncidentRegister.Cli.Commands;

/// <summary><c>register audit verify [--mail FILE]</c>: walks along the audit chain and says whether it is whole.</summary>
internal static class AuditCommand
{
    /// <summary>An entry is missing, altered or out of place.</summary>
    private const int Broken = 1;

    /// <summary>Nobody can say: the chain could not be read.</summary>
    private const int Unread = 2;

    public static Command For(Desk desk)
    {
        var verify = new Command("verify", "Recomputes the whole chain. Ends with 0: whole, 1: not, 2: could not be read.");
        var mail = new Option<FileInfo[]>("--mail")
        {
            Description = "A report as it was mailed (.eml): the chain must have ended once in what its foot says.",
        };
        verify.Options.Add(mail);
        verify.SetAction((parsed, ct) => Verify(desk, parsed.GetValue(mail) ?? [], ct));
        return new Command("audit", "The trail of everything that was done.") { verify };
    }

    private static async Task<int> Verify(Desk desk, FileInfo[] mails, CancellationToken ct)
    {
        try
        {
            var noted = new List<AuditAnchor>();
            foreach (var mail in mails)
            {
                var found = AuditAnchor.InMail(await File.ReadAllBytesAsync(mail.FullName, ct));
                if (found.Count == 0) throw new InvalidOperationException($"{mail.Name} says nothing of an audit head.");
                noted.AddRange(found);
            }

            await using var owner = NpgsqlDataSource.Create(await desk.Owner(ct));
            var verdict = await new AuditVerification(owner).Run(noted, ct);
            desk.Result(verdict.IsWhole
                ? $"Whole: {verdict.Entries} entries, {verdict.Erased} of them erased, head {verdict.Head}"
                : $"Broken at entry {verdict.FirstBadRow} of {verdict.Entries}, head {verdict.Head}");
            foreach (var anchor in verdict.Missing) desk.Result($"Cut off or made anew: nowhere in the chain is \"{anchor}\"");
            return verdict.IsWhole && verdict.Missing.Count == 0 ? 0 : Broken;
        }
        catch (Exception unread) when (Said(unread) is { } sentence)
        {
            desk.Say(Refusals.OneLine(sentence));
            return Unread;
        }
    }

    private static string? Said(Exception unread) =>
        unread is IOException or UnauthorizedAccessException ? unread.Message : Refusals.Sentence(unread);
}
