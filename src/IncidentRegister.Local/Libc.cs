using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IncidentRegister.Local;

/// <summary>The few calls of the C library that .NET has no words for.</summary>
internal static partial class Libc
{
    public const int ReadWrite = 0x2;
    public const int WriteOnlyWithoutWaiting = 0x1 | 0x800;

    public const int Interrupt = 2;
    public const int Quit = 3;

    private const int CloseOnExec = 0x80000;

    [LibraryImport("libc", EntryPoint = "geteuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial uint EffectiveUserId();

    /// <summary>Opens a named pipe; null when nobody reads it (only for <see cref="WriteOnlyWithoutWaiting"/>).</summary>
    public static SafeFileHandle? OpenPipe(string path, int mode)
    {
        const int noSuchReader = 6, noSuchFile = 2;
        var descriptor = Open(path, mode | CloseOnExec);
        if (descriptor >= 0) return new SafeFileHandle(descriptor, ownsHandle: true);
        if (Marshal.GetLastPInvokeError() is noSuchReader or noSuchFile) return null;
        throw Failure("open", path);
    }

    public static void MakePipe(string path)
    {
        if (MakePipe(path, Convert.ToUInt32("600", 8)) != 0) throw Failure("mkfifo", path);
    }

    public static void GiveTo(string path, uint userId, uint groupId)
    {
        if (ChangeOwner(path, userId, groupId) != 0) throw Failure("chown", path);
    }

    /// <param name="path">A file or folder.</param>
    /// <param name="ofLink">Asks about a link itself, and not about where it leads.</param>
    public static FileFacts FactsOf(string path, bool ofLink = false)
    {
        // statx, because its layout is the same on every processor.
        const int currentFolder = -100, doNotFollow = 0x100;
        const uint ownerAndInode = 0x8 | 0x10 | 0x100;
        Span<byte> answer = stackalloc byte[256];
        if (Status(currentFolder, path, ofLink ? doNotFollow : 0, ownerAndInode, answer) != 0)
            throw Failure("statx", path);

        return new(
            UserId: BinaryPrimitives.ReadUInt32LittleEndian(answer[20..]),
            GroupId: BinaryPrimitives.ReadUInt32LittleEndian(answer[24..]),
            Inode: BinaryPrimitives.ReadUInt64LittleEndian(answer[32..]),
            Device: BinaryPrimitives.ReadUInt64LittleEndian(answer[136..]));
    }

    /// <summary>Sends a signal. A process that is gone already is no error.</summary>
    public static void Signal(int processId, int signal) => _ = Kill(processId, signal);

    /// <summary>Gives memory that was allocated and freed outside of the managed heap back to the system.</summary>
    /// <exception cref="EntryPointNotFoundException">It is not the GNU C library.</exception>
    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    public static partial int TrimHeap(nuint keptBytes);

    private static IOException Failure(string call, string path) =>
        new($"{call} {path}: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "mkfifo", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int MakePipe(string path, uint mode);

    [LibraryImport("libc", EntryPoint = "chown", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int ChangeOwner(string path, uint userId, uint groupId);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Status(int folder, string path, int flags, uint mask, Span<byte> answer);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Kill(int processId, int signal);
}
