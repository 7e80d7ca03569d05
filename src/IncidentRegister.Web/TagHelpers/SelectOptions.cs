using System.Text.Encodings.Web;
using IncidentRegister.Web.Forms;
using Microsoft.AspNetCore.Html;

namespace IncidentRegister.Web.TagHelpers;

/// <summary>
/// The options of one list, written straight to the page: an element object for each of two hundred countries took most
/// of the time of a form.
/// </summary>
internal sealed class SelectOptions(IEnumerable<FieldOption> options, string chosen) : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var option in options)
        {
            writer.Write("<option");
            if (option.Value != option.Label) // else its words are its value: four hundred time zones weigh half
            {
                writer.Write(" value=\"");
                encoder.Encode(writer, option.Value);
                writer.Write('"');
            }

            writer.Write(option.Value == chosen ? " selected>" : ">");
            encoder.Encode(writer, option.Label);
            writer.Write("</option>");
        }
    }
}
