using FsCheck.Fluent;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.UnitTests.Texts;

namespace IncidentRegister.UnitTests.Incidents;

public class ReferenceTests
{
    [Fact]
    public void A_reference_tells_kind_and_year_and_ends_at_random() =>
        Assert.Equal("INC-2026-7K3QF", Reference.New("INC", 2026, [7, 19, 3, 23, 15]).ToString());

    [Fact]
    public void Every_byte_counts_and_none_is_preferred()
    {
        var tails = Enumerable.Range(0, 256)
            .GroupBy(value => Reference.New("INC", 2026, [0, 0, 0, 0, (byte)value]).Tail)
            .ToList();

        Assert.Equal(32, tails.Count);
        Assert.All(tails, tail => Assert.Equal(8, tail.Count()));
    }

    [Theory]
    [InlineData("INC-2026-7K3QF", "INC-2026-7K3QF")]
    [InlineData(" inc-2026-7k3qf\n", "INC-2026-7K3QF")]
    [InlineData("inc-2026-oilOI", "INC-2026-01101")]
    [InlineData("ST-1000-00000", "ST-1000-00000")]
    public void A_reference_is_read_as_people_type_it(string typed, string printed)
    {
        Assert.True(Reference.TryParse(typed, out var reference));
        Assert.Equal(printed, reference.ToString());
        Assert.True(Reference.IsWellFormed(typed));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("INC-2026-7K3Q")]
    [InlineData("INC-2026-7K3QFF")]
    [InlineData("INC-2026-7K3QU")]
    [InlineData("INC-2026-7K3Q*")]
    [InlineData("INC-0026-7K3QF")]
    [InlineData("INC-٢٠٢٦-7K3QF")]
    [InlineData("INC20267K3QF")]
    [InlineData("INC-2026-7K3QF-1")]
    [InlineData("I-2026-7K3QF")]
    [InlineData("INCIDENT-2026-7K3QF")]
    [InlineData("ÏNC-2026-7K3QF")]
    [InlineData("ıNC-2026-7K3QF")]
    public void Other_texts_are_no_reference(string? text) => Assert.False(Reference.IsWellFormed(text));

    [Fact]
    public void What_was_printed_is_read_back() =>
        Properties.Hold(Gen.Choose(0, 255).ArrayOf(Reference.EntropyLength), bytes =>
        {
            var reference = Reference.New("INC", 2026, [.. bytes.Select(value => (byte)value)]);

            Assert.True(Reference.TryParse(reference.ToString(), out var read));
            Assert.Equal(reference, read);
            Assert.True(reference.ToString().Length <= Reference.TextMaxLength);
        });

    [Fact]
    public void Reading_never_throws() =>
        Properties.Hold(AnyText.Any, text => Assert.False(Reference.IsWellFormed("INC-2026-" + text + "!")));

    [Fact]
    public void A_reference_is_not_made_of_other_things()
    {
        Assert.Throws<ArgumentException>(() => Reference.New("I", 2026, [1, 2, 3, 4, 5]));
        Assert.Throws<ArgumentException>(() => Reference.New("INC", 2026, [1, 2, 3, 4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Reference.New("INC", 99, [1, 2, 3, 4, 5]));
    }
}
