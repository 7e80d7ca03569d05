using IncidentRegister.Application.Mentions;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain.Mentions;
using IncidentRegister.IntegrationTests.Mentions;
using IncidentRegister.Seeds.Files;
using IncidentRegister.UnitTests.Mentions;
using Microsoft.EntityFrameworkCore;
using Xunit.Abstractions;

namespace IncidentRegister.IntegrationTests.Seeds;

/// <summary>
/// What a liaison of the demo is asked about labelled statements: over the incidents as the register holds them, through
/// its index and its fences.
/// </summary>
public sealed class SeededMentionsTests(SeededRegister seeded, ITestOutputHelper output) : IClassFixture<SeededRegister>
{
    [Theory]
    [InlineData("seeds", 0.97, 0.93)]
    [InlineData("aside", 0.92, 0.88)]
    [InlineData("heard", 0.85, 0.75)]
    [InlineData("plain", 0.85, 0.73)]
    public async Task The_register_finds_in_statements_what_people_marked(string set, double statements, double passages)
    {
        var read = await Read(set);

        var (all, strong) = (new FinderScore(read), new FinderScore(read, MentionStrength.Strong));

        output.WriteLine($"{set}: {all}; strong: {strong}");
        Assert.InRange(all.StatementF1, statements, 1);
        Assert.InRange(all.PassageF1, passages, 1);
        Assert.InRange(strong.StatementPrecision, 0.95, 1);
    }

    private async Task<List<(LabelledStatement, IReadOnlyList<Suggestion>)>> Read(string set)
    {
        var keys = SeedFiles.Folder<IncidentFile>("incidents").SelectMany(f => f.Incidents).ToDictionary(i => i.Title, i => i.Key);
        var references = await seeded.Read(db => db.Incidents.ToDictionaryAsync(i => i.Reference, i => i.Title));
        var liaison = await seeded.Read(db => db.Users.Where(u => u.Role == Role.Liaison)
            .Select(u => new CurrentUser(u.Id, u.OrganisationId, u.Role, u.DisplayName)).FirstAsync());

        return await AsReader.Reading(seeded.App, liaison, async db =>
        {
            var read = new List<(LabelledStatement, IReadOnlyList<Suggestion>)>();
            foreach (var statement in Labelled.Statements(set).Where(s => s.List is null))
            {
                var sketch = statement.Sketch();
                var candidates = await new CandidateIncidents(db, liaison).For(sketch, default);
                var found = new MentionFinder(new IncidentIndex(Lexicon.Standard, candidates)).Find(sketch);
                read.Add((Known(statement, [.. keys.Values]), [.. found.Select(s => s with { IncidentKey = KeyOf(s) })]));
            }

            return read;
        });

        string KeyOf(Suggestion suggestion) => keys.GetValueOrDefault(references[suggestion.IncidentKey], suggestion.IncidentKey);
    }

    /// <summary>The register has fewer incidents than the labels, and holds the military order as an act of the designation.</summary>
    private static LabelledStatement Known(LabelledStatement statement, HashSet<string> keys)
    {
        var labels = statement.Mentions.Select(m => m.IncidentKey == "I-13" ? m with { IncidentKey = "I-12" } : m).ToList();
        var unknown = labels.Where(m => m.MentionType != "generic" && !keys.Contains(m.IncidentKey!)).ToList();
        return statement with
        {
            Mentions = [.. labels.Except(unknown)],
            AmbiguousSpans = [.. statement.AmbiguousSpans, .. unknown],
        };
    }
}
