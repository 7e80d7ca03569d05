using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace IncidentRegister.Local;

/// <summary>The few calls of the C library that .NET has no words for.</summary>
internal static partial class Libc
{
    public const int ReadWrite = 0x2;
    public const int WriteOnlyWithoutWaiting = 0x1 | 0x800;

    private const int CloseOnExec = 0x80000;
    private const int CurrentFolder = -100;
    private const uint OwnerFields = 0x8 | 0x10;
    private const int Interrupt = 2;

    [LibraryImport("libc", EntryPoint = "geteuid"), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
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

    /// <returns>User and group of a file or folder. statx, because its layout is the same on every processor.</returns>
    public static (uint UserId, uint GroupId) OwnerOf(string path, bool ofLink = false)
    {
        const int doNotFollow = 0x100;
        Span<byte> answer = stackalloc byte[256];
        if (Status(CurrentFolder, path, ofLink ? doNotFollow : 0, OwnerFields, answer) != 0) throw Failure("statx", path);
        return (BinaryPrimitives.ReadUInt32LittleEndian(answer[20..]),
            BinaryPrimitives.ReadUInt32LittleEndian(answer[24..]));
    }

    /// <summary>What Ctrl+C sends. A process that is gone already is no error.</summary>
    public static void InterruptProcess(int processId) => _ = Kill(processId, Interrupt);

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
