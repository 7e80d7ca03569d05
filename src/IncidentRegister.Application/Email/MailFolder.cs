namespace IncidentRegister.Application.Email;

/// <summary>
/// Lays every message as an <c>.eml</c> file into a folder of this machine. A file is named like its message, so that a
/// second attempt leaves one file.
/// </summary>
public sealed class MailFolder(string folder, string sender, TimeProvider clock) : IMailTransport
{
    public async Task<MailAnswer> Send(Letter letter, CancellationToken ct)
    {
        if (!MailHeader.IsAddress(letter.Recipient)) return MailAnswer.At(MailStep.Recipient, MailServer.AddressUnfit);

        // Made beside and moved in, so that nobody finds half of it.
        var unfinished = Directory.CreateDirectory(Path.Combine(folder, "unfinished"));
        var path = Path.Combine(unfinished.FullName, $"{letter.Name}-{Guid.NewGuid():N}");
        await using (var file = File.Create(path))
            foreach (var part in LetterWriter.Write(letter, sender, clock.GetUtcNow())) await file.WriteAsync(part, CancellationToken.None);
        File.Move(path, Path.Combine(folder, $"{letter.Name}.eml"), overwrite: true);
        return MailAnswer.Accepted;
    }
}
