using FluentValidation;
using IncidentRegister.Application.Releases;
using IncidentRegister.Application.Security;
using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Releases;
using IncidentRegister.IntegrationTests.Support;

namespace IncidentRegister.IntegrationTests.Releases;

public class PrepareReleaseTests(Register register) : IClassFixture<Register>
{
    [Fact]
    public async Task By_default_only_the_country_and_the_month_leave_with_the_wording()
    {
        var incident = await register.Source();

        var preview = await register.As(register.People.Liaison).Send(Releasing.Preview(Releasing.Writing(incident)));

        Assert.Equal(
            """{"actTypes":[],"actors":[],"audience":"coalition","country":"NL","language":"en","ledger":[],"occurred":"2026-11","summary":"Somebody who works with the Court was threatened by telephone.","targetCategories":[],"targets":[],"title":"A human rights lawyer was threatened","tlp":"green"}""",
            SnapshotJson.Write(preview.Snapshot));
        Assert.Equal(Convert.ToHexStringLower(SnapshotJson.Hash(SnapshotJson.Read(SnapshotJson.Write(preview.Snapshot)))), preview.Sha256);
    }

    [Fact]
    public async Task What_is_chosen_leaves_field_by_field()
    {
        var incident = await register.Source();
        var (named, described) = (incident.Targets[0].Id, incident.Targets[1].Id);

        var snapshot = (await register.As(register.People.Lead).Send(Releasing.Preview(Releasing.Writing(incident) with
        {
            Fields = ["act-types", "target-categories", "country", "town", "situation", "severity", "verification"],
            When = "as-recorded",
            Named = [named],
            Described = [described],
            Actors = [incident.Involvements[0].Id],
            Summary = "On 14 November 2026 María Okello-Lund was threatened in Scheveningen, it is said by Northern Broadcasting.",
        }))).Snapshot;

        Assert.Equal(("Scheveningen", "uganda", "2026-11-14"), (snapshot.Town, snapshot.Situation, snapshot.Occurred.ToString()));
        Assert.Equal([new("hrd", "María Okello-Lund", null), new ReleasedTarget("hrd", null, "a lawyer of the region")], snapshot.Targets);
        Assert.Equal(new ReleasedActor("private-company", "Northern Broadcasting", ClaimStatus.Alleged), Assert.Single(snapshot.Actors));
        Assert.Equal(["threat", "hrd"], snapshot.ActTypes.Concat(snapshot.TargetCategories));
    }

    public static TheoryData<string, string> Leaks => new()
    {
        { "name", "María Okello-Lund was threatened." },
        { "name", "MARIA OKELLO LUND was threatened." },
        { "name", "A lady called Okello-Lund was threatened." },
        { "name", "It is laid to Northern Broadcasting." },
        { "town", "It was in SCHEVENINGEN." },
        { "day", "On 14 November 2026 somebody called." },
        { "day", "Le 14 novembre, quelqu’un a appelé." },
        { "day", "On the 14th of November somebody called." },
        { "day", "It was on 2026-11-14." },
        { "day", "It was on 14/11/2026." },
        { "reference", "See {reference}." },
        { "reference", "See {tail} there." },
        { "file", "Listen to call-recording.pdf." },
        { "file", "There is a call recording of it." },
        { "sentence", "A caller named the street and the hour." },
        { "sentence", "It was said that she must leave: told to leave the country within nine days or else." },
        { "detail", "Of the Bar of the North." },
        { "detail", "As the morning paper of that week says." },
        { "situation", "It is about the word for Uganda." },
        { "withheld", "Amina Yusuf was threatened as well." },
        { "withheld", "So was Jean PETITJEAN." },
        { "withheld", "So was Mr Petitjean." },
        { "withheld", "The family YÚSUF fled." },
    };

    [Theory]
    [MemberData(nameof(Leaks))]
    public async Task Words_that_tell_what_was_left_out_are_refused_beside_their_field(string kind, string words)
    {
        var incident = await register.Source();
        var leak = words.Replace("{reference}", incident.Reference, StringComparison.Ordinal)
            .Replace("{tail}", incident.Reference.Split('-')[2], StringComparison.Ordinal);

        Assert.Equal([$"Summary: release.leak.{kind}"], await Problems(Releasing.Writing(incident) with { Summary = leak }));
        Assert.Equal([$"Title: release.leak.{kind}"], await Problems(Releasing.Writing(incident) with { Title = leak }));
    }

    [Fact]
    public async Task The_country_is_told_by_its_label_where_it_is_left_out()
    {
        var incident = await register.Source();

        var problems = await Problems(Releasing.Writing(incident) with { Fields = [], Summary = "It was in the word for NL." });

        Assert.Equal(["Summary: release.leak.country"], problems);
    }

    [Fact]
    public async Task The_month_is_told_where_only_the_year_is_released()
    {
        var incident = await register.Source();
        var told = Releasing.Writing(incident) with { Summary = "It was in November 2026." };

        Assert.Empty(await Problems(told));
        Assert.Equal(["Summary: release.leak.day"], await Problems(told with { When = "year" }));
    }

    [Fact]
    public async Task Nobody_is_named_who_may_not_be_and_no_town_told_that_is_kept()
    {
        var incident = await register.Source(Releasing.Facts() with { TownVisibility = TownVisibility.OrganisationOnly });
        var told = Releasing.Writing(incident);

        foreach (var wrong in new[]
        {
            told with { Named = [incident.Targets[1].Id] }, told with { Named = [incident.Targets[2].Id] },
            told with { Described = [incident.Targets[2].Id] }, told with { Actors = [incident.Targets[0].Id] },
            told with { Fields = ["town"] },
        })
            await Assert.ThrowsAsync<TamperedException>(() => register.As(register.People.Liaison).Send(Releasing.Preview(wrong)));
    }

    [Fact]
    public async Task The_form_wants_words_a_known_level_and_for_the_public_one_that_is_clear()
    {
        var told = Releasing.Writing(await register.Source());

        Assert.Equal(["Title: field.required", "Summary: field.required"], await Problems(told with { Title = " ", Summary = null }));
        Assert.Equal(["Tlp: release.tlp"], await Problems(told with { Tlp = "red" }));
        Assert.Equal(["Tlp: release.tlp"], await Problems(told with { Tlp = "amber-strict" }));
        Assert.Equal(["Tlp: release.public-needs-clear"], await Problems(told with { Audience = "public" }));
        Assert.Equal(["Language: field.unknown-code"], await Problems(told with { Language = "xx" }));
    }

    [Fact]
    public async Task What_is_sent_is_what_was_shown_and_of_the_version_that_was_shown()
    {
        var incident = await register.Source();
        var told = Releasing.Writing(incident);
        var preview = await register.As(register.People.Liaison).Send(Releasing.Preview(told));

        Assert.Equal("release.preview-differs", await Rule(told with { Sha256 = preview.Sha256, Title = "Another title" }));
        await Assert.ThrowsAsync<StaleVersionException>(() =>
            register.As(register.People.Liaison).Send(told with { Sha256 = preview.Sha256, Version = told.Version - 1 }));
    }

    [Fact]
    public async Task A_draft_and_a_red_record_do_not_leave_and_another_organisation_does_not_find_it()
    {
        var draft = await Cases.Submitted.Enter(register, register.People.Lead, Releasing.Facts());
        var red = await register.Source(Releasing.Facts());
        await register.Database.RunAsSuperuser($"update incidents set handling = 'red', author_id = '{register.People.Lead.Id}' where id = '{red.Id}'");

        Assert.Equal("release.not-under-review", await Rule(Releasing.Writing(draft), register.People.Lead));
        Assert.Equal("release.handling", await Rule(Releasing.Writing(red), register.People.Lead));
        await Assert.ThrowsAsync<NotFoundException>(() =>
            register.As(register.People.StrangeLead).Send(Releasing.Preview(Releasing.Writing(red))));
    }

    [Fact]
    public async Task One_waits_at_a_time_and_ones_own_gives_way()
    {
        var incident = await register.Source();
        var first = await register.Prepare(register.People.Liaison, Releasing.Writing(incident));
        var second = await register.Prepare(register.People.Liaison, Releasing.Writing(incident) with { Title = "Other words" });

        Assert.Equal(ProposalState.Replaced, (await register.As(register.People.Lead).Send(new ShowProposal(first))).State);
        Assert.Equal(ProposalState.Waiting, (await register.As(register.People.Lead).Send(new ShowProposal(second))).State);
        Assert.Equal("release.waits-already", await Rule(Releasing.Writing(incident), register.People.Lead));
    }

    private async Task<string[]> Problems(PrepareRelease told)
    {
        var refused = await Record.ExceptionAsync(() => register.As(register.People.Liaison).Send(Releasing.Preview(told)));
        return refused is null ? [] : [.. Assert.IsType<ValidationException>(refused).Errors.Select(e => $"{e.PropertyName}: {e.ErrorMessage}")];
    }

    private async Task<string> Rule(PrepareRelease told, CurrentUser? by = null)
    {
        var refused = await Assert.ThrowsAsync<RuleBrokenException>(() => told.Sha256.Length > 0
            ? register.As(by ?? register.People.Liaison).Send(told) : register.Prepare(by ?? register.People.Liaison, told));
        return refused.Rule;
    }
}
