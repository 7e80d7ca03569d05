using Microsoft.AspNetCore.Authorization;

namespace IncidentRegister.Web.Sessions;

/// <summary>
/// A page at the door: whoever sends its form is nobody yet, also in a browser where somebody is signed in. A session
/// that was open there does not lend it any right.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class AtTheDoorAttribute : Attribute, IAllowAnonymous;
