using System.Runtime.Versioning;

// As in IncidentRegister.Local, whose callers say the same of themselves.
[assembly: SupportedOSPlatform("linux")]
