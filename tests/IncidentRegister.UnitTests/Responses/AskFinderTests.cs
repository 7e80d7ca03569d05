using IncidentRegister.Domain.Responses;
using IncidentRegister.Domain.Statements;

namespace IncidentRegister.UnitTests.Responses;

public class AskFinderTests
{
    private static readonly DateOnly Issued = new(2025, 12, 20);

    [Fact]
    public void An_ask_names_its_words_its_addressee_its_measure_and_why()
    {
        const string Text = "Thank you. We call on States Parties to ratify the APIC. We will follow up.";

        var ask = Assert.Single(Find(Text));

        Assert.Equal("We call on States Parties to ratify the APIC.", Quote(ask, Text));
        Assert.Equal([new FoundAddressee("states-parties", "States Parties")], ask.Addressees);
        Assert.Equal([new FoundMeasure("M14e", "APIC")], ask.Measures);
        Assert.Equal(AskStrength.Strong, ask.Strength);
        Assert.Equal(
            [
                new AskReason(AskReasonKind.AskWords, "call on"),
                new AskReason(AskReasonKind.AddresseeNamed, "States Parties"),
                new AskReason(AskReasonKind.MeasureWords, "APIC"),
            ],
            ask.Reasons);
    }

    [Theory]
    [InlineData("by 31 January 2026", "2026-01-31")]
    [InlineData("before 1 March", "2026-03-01")]
    [InlineData("no later than March 15, 2026", "2026-03-15")]
    [InlineData("by the end of 2026", "2026-12-31")]
    [InlineData("by 2026-06-30", "2026-06-30")]
    [InlineData("by June 2026", "2026-06-30")]
    [InlineData("before 31 February 2026", null)]
    [InlineData("by 5 May 2019", null)]
    [InlineData("as in May 2026", null)]
    public void A_deadline_is_the_last_day_that_the_text_names(string words, string? day)
    {
        var ask = Assert.Single(Find($"We urge Spain to ratify the APIC {words}."));

        Assert.Equal(day, ask.Deadline?.ToString("yyyy-MM-dd", null));
    }

    [Fact]
    public void A_day_without_a_year_is_no_deadline_where_the_statement_has_no_date() =>
        Assert.Null(Assert.Single(AskFinder.Find(new AskText(
            [new Paragraph(1, "We urge Spain to ratify the APIC before 1 March.")], "en"))).Deadline);

    [Fact]
    public void Each_item_of_a_list_asks_those_whom_its_head_names()
    {
        const string Text =
            "We urge the Bureau and the EU to: (i) meet soon; (ii) adopt a blocking statute; and (iii) visit Paris.";

        var asks = Find(Text);

        Assert.Equal(["meet soon", "adopt a blocking statute", "visit Paris."], asks.Select(a => Quote(a, Text)));
        Assert.All(asks, a => Assert.Equal(["asp-bureau", "european-union"], a.Addressees.Select(x => x.Code)));
        Assert.Equal(["M15", "M14a", "M21"], asks.Select(a => Assert.Single(a.Measures).Code));
    }

    [Fact]
    public void A_list_ends_where_a_paragraph_is_no_item()
    {
        var asks = Find(
            "We call on Spain to:", "- ratify the APIC;", "- visit us.", "The APIC is old.", "- a blocking statute");

        Assert.Equal(["M14e", "M21"], asks.Take(2).Select(a => a.Measures[0].Code));
        Assert.Equal(2, asks.Count);
    }

    [Fact]
    public void A_head_without_items_is_read_as_a_sentence() =>
        Assert.Equal(
            "M14e", Assert.Single(Find("We call on Spain to ratify the APIC:", "It is late.")).Measures[0].Code);

    [Theory]
    [InlineData("We called on States Parties to ratify the APIC in 2021.")]
    [InlineData("In 2021, Belgium urged States Parties to ratify the APIC.")]
    [InlineData("Spain should ratify the APIC, said the minister.")]
    [InlineData("We do not ask States Parties to ratify the APIC.")]
    [InlineData("States Parties ratify the APIC.")]
    [InlineData("The threats against the Court must stop.")]
    [InlineData("Nobody should be surprised.")]
    public void Words_of_others_of_long_ago_or_of_nobody_are_no_ask(string text) => Assert.Empty(Find(text));

    [Theory]
    [InlineData("If the sanctions come, States Parties should adopt a blocking statute.", AskReasonKind.Conditional)]
    [InlineData("We hope that States Parties will adopt a blocking statute.", AskReasonKind.WishWords)]
    [InlineData("They wrote to the Assembly urging it to adopt a special session.", AskReasonKind.ToldOfOthers)]
    [InlineData("France calls on Belgium to ratify the APIC.", AskReasonKind.ToldOfOthers)]
    [InlineData("We call for a blocking statute.", AskReasonKind.AddresseeUnknown)]
    [InlineData("We call on Belgium to act.", AskReasonKind.MeasureUnknown)]
    public void Doubt_makes_an_ask_possible_and_is_told(string text, AskReasonKind why)
    {
        var ask = Assert.Single(Find(text));

        Assert.Equal(AskStrength.Possible, ask.Strength);
        Assert.Contains(ask.Reasons, r => r.Kind == why);
    }

    [Fact]
    public void The_issuer_may_speak_of_itself_in_the_third_person() =>
        Assert.Equal(AskStrength.Strong, Assert.Single(AskFinder.Find(new AskText(
            [new Paragraph(1, "France calls on Belgium to ratify the APIC.")], "en", Issued, "French government")))
            .Strength);

    [Fact]
    public void A_letter_asks_whom_it_addresses()
    {
        var paragraphs = new[] { new Paragraph(3, "We call on you to convene an extraordinary meeting.") };

        var known = Assert.Single(AskFinder.Find(new AskText(paragraphs, "en", Issued, AddressedTo: "asp-president")));
        var unknown = Assert.Single(AskFinder.Find(new AskText(paragraphs, "en", Issued)));

        Assert.Equal(3, known.Paragraph);
        Assert.Equal([new FoundAddressee("asp-president", "")], known.Addressees);
        Assert.Equal(AskStrength.Strong, known.Strength);
        Assert.Equal("M15", Assert.Single(known.Measures).Code);
        Assert.Empty(unknown.Addressees);
        Assert.Equal(AskStrength.Possible, unknown.Strength);
    }

    [Theory]
    [InlineData("the President of the Assembly", "M04")]
    [InlineData("the Bureau", "M15")]
    [InlineData("the Assembly", "M16")]
    [InlineData("Spain", "M06")]
    [InlineData("the European Union", "M11")]
    [InlineData("parliamentarians", "M12")]
    [InlineData("the UN Secretary-General", "M23")]
    [InlineData("the Prosecutor", "M19")]
    [InlineData("civil society", "M20")]
    [InlineData("States Parties", "M01")]
    public void To_condemn_is_the_statement_of_who_is_asked(string who, string measure) =>
        Assert.Equal(
            measure, Assert.Single(Assert.Single(Find($"We urge {who} to condemn these threats.")).Measures).Code);

    [Fact]
    public void One_sentence_may_ask_two()
    {
        var asks = Find("We urge Spain to ratify the APIC and call on the Bureau to meet soon.");

        Assert.Equal(["state.es", "asp-bureau"], asks.Select(a => Assert.Single(a.Addressees).Code));
        Assert.Equal(["M14e", "M15"], asks.Select(a => Assert.Single(a.Measures).Code));
        Assert.False(asks[0].Span.Overlaps(asks[1].Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("ku")]
    [InlineData(null)]
    public void A_language_without_words_is_read_with_those_of_all(string? language) =>
        Assert.Equal(["M14e", "M14e"], AskFinder.Find(new AskText(
            [
                new Paragraph(1, "We urge Spain to ratify the APIC."),
                new Paragraph(2, "Nous exhortons la France à ratifier l’Accord sur les privilèges et immunités."),
            ], language, Issued)).Select(a => Assert.Single(a.Measures).Code));

    private static IReadOnlyList<FoundAsk> Find(params string[] paragraphs) =>
        AskFinder.Find(new AskText([.. paragraphs.Select((p, at) => new Paragraph(at + 1, p))], "en", Issued));

    private static string Quote(FoundAsk ask, string text) => text[ask.Span.Start..ask.Span.End];
}
