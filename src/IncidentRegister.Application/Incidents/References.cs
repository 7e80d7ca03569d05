using System.Security.Cryptography;
using IncidentRegister.Domain.Incidents;

namespace IncidentRegister.Application.Incidents;

/// <summary>Makes the references that people use, each with a tail that nobody can guess or count.</summary>
internal static class References
{
    public const string Incident = "INC";
    public const string Statement = "STM";
    public const string Ask = "ASK";
    public const string Response = "RSP";
    public const string Announcement = "ANN";
    public const string Release = "REL";

    public static string New(string prefix, DateTimeOffset now) =>
        Reference.New(prefix, now.Year, RandomNumberGenerator.GetBytes(Reference.EntropyLength)).ToString();
}
