namespace IncidentRegister.Local;

/// <summary>Whose a file is, and which.</summary>
internal readonly record struct FileFacts(uint UserId, uint GroupId, ulong Inode, ulong Device)
{
    /// <summary>Whether both are one file, whatever paths lead there.</summary>
    public bool IsSameFile(FileFacts other) => Inode == other.Inode && Device == other.Device;
}
