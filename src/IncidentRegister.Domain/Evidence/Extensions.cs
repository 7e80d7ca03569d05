namespace IncidentRegister.Domain.Evidence;

/// <summary>The extensions that files of a kind go by.</summary>
internal static class Extensions
{
    /// <summary>Whether the name says nothing of the kind, or says the same as the content.</summary>
    public static bool Fit(EvidenceKind kind, string name) =>
        FileName.ExtensionOf(name) is not { Length: > 0 } extension || Of(kind).Contains(extension);

    private static string[] Of(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Pdf => ["pdf"],
        EvidenceKind.Jpeg => ["jpg", "jpeg", "jpe", "jfif"],
        EvidenceKind.Png => ["png"],
        EvidenceKind.Webp => ["webp"],
        EvidenceKind.Tiff => ["tif", "tiff"],
        EvidenceKind.Mp4 => ["mp4", "m4a", "m4v", "3gp"],
        EvidenceKind.Mov => ["mov", "qt"],
        EvidenceKind.Mp3 => ["mp3"],
        EvidenceKind.Ogg => ["ogg", "oga", "ogv", "opus"],
        EvidenceKind.Wav => ["wav"],
        EvidenceKind.Text => ["txt", "text", "log", "csv", "md"],
        EvidenceKind.Eml => ["eml"],
        EvidenceKind.Docx => ["docx"],
        EvidenceKind.Xlsx => ["xlsx"],
        EvidenceKind.Odt => ["odt"],
        _ => [],
    };
}
