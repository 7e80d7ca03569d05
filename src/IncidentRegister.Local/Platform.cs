using System.Runtime.Versioning;

// Unix sockets, a named pipe, file owners: this room speaks to Linux itself.
[assembly: SupportedOSPlatform("linux")]
