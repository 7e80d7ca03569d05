using IncidentRegister.Application.Security;

namespace IncidentRegister.IntegrationTests.Web;

/// <summary>A form as it is sent rightly, and what of it is tried with what nobody should send.</summary>
/// <param name="Page">Where it stands.</param>
/// <param name="Action">Where it goes, if the page has several; null for the first one.</param>
/// <param name="Right">What is filled in; the rest goes as the page has it.</param>
internal sealed record TriedForm(CurrentUser Who, string Page, string? Action, params (string Name, string? Value)[] Right)
{
    /// <summary>Fields for words, of whatever length.</summary>
    public string[] Words { get; init; } = [];

    /// <summary>Fields for a code, an id, a number or a day.</summary>
    public string[] Codes { get; init; } = [];

    /// <summary>The record in its address, for whose version it was made; null where there is none.</summary>
    public string? Reference { get; init; }

    /// <summary>The version that the page was made from goes with it.</summary>
    public bool HasVersion { get; init; } = true;

    /// <summary>A record of the kind that is in the address, which the sender may not see.</summary>
    public string? Foreign { get; init; }
}
