using FsCheck;
using FsCheck.Fluent;
using IncidentRegister.Domain.Statements;
using IncidentRegister.UnitTests.Texts;

namespace IncidentRegister.UnitTests.Statements;

/// <summary>Generated texts with a span that fits in them.</summary>
internal static class Spans
{
    public static readonly Gen<(string Text, TextSpan Span)> Any =
        from text in AnyText.Any.Where(text => text.Length > 0)
        from start in Gen.Choose(0, text.Length - 1)
        from end in Gen.Choose(start + 1, text.Length)
        where new TextSpan(start, end).FitsIn(text)
        select (text, new TextSpan(start, end));
}
