using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace IncidentRegister.Web.Http.Parking;

/// <summary>
/// Asks <see cref="ParkedForms"/> to show the page again with what was typed, after a change to its fields.
/// </summary>
public sealed class ParkAndReturnResult(Action<ParkedFields> edit, string? anchor) : IActionResult
{
    public Action<ParkedFields> Edit { get; } = edit;

    /// <summary>The id of an element to come back to; null for the top of the page.</summary>
    public string? Anchor { get; } = anchor;

    public Task ExecuteResultAsync(ActionContext context) =>
        throw new InvalidOperationException("Only the answer of a page's OnPost can be parked.");
}

/// <summary>For buttons that change the set of fields and carry nothing out.</summary>
public static class ParkAndReturnExtensions
{
    /// <summary>
    /// <c>return this.ParkAndReturn(f => f.AddItem("Form.Acts", "Type"), "Form_Acts_1__Type");</c>
    /// </summary>
    public static IActionResult ParkAndReturn(
        this PageModel page, Action<ParkedFields>? edit = null, string? anchor = null)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new ParkAndReturnResult(edit ?? (_ => { }), anchor);
    }
}
