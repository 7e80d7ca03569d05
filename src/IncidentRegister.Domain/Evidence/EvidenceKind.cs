namespace IncidentRegister.Domain.Evidence;

/// <summary>What a file is by its content. Whatever is not among these is refused.</summary>
public enum EvidenceKind { Pdf, Jpeg, Png, Webp, Tiff, Mp4, Mov, Mp3, Ogg, Wav, Text, Eml, Docx, Xlsx, Odt }

/// <summary>Where a file stands on its way to its readers.</summary>
public enum EvidenceState
{
    /// <summary>Not scanned yet: its bringer alone sees that it is there, and nobody opens it.</summary>
    Quarantined,
    Clean,

    /// <summary>The scanner found something: it is kept, and stays closed to everybody.</summary>
    Refused,
}
