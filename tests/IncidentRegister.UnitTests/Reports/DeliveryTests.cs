using IncidentRegister.Domain;
using IncidentRegister.Domain.Incidents;
using IncidentRegister.Domain.Reports;

namespace IncidentRegister.UnitTests.Reports;

public sealed class DeliveryTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
    private static readonly Guid Claim = Guid.NewGuid();

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 5)]
    [InlineData(3, 15)]
    [InlineData(4, 60)]
    [InlineData(5, 60)]
    [InlineData(40, 60)]
    public void The_next_attempt_comes_after_some_minutes(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), Delivery.WaitAfter(attempts));

    [Fact]
    public void A_server_that_takes_nothing_for_two_days_makes_it_fail()
    {
        var (delivery, now) = (Opened(), Now);
        while (delivery.State == DeliveryState.Pending && delivery.Attempts < 1000)
        {
            now = delivery.NextAt;
            delivery.Begin(Claim, now.AddMinutes(10), now);
            delivery.Defer(Claim, 451, now);
        }

        Assert.Equal((DeliveryState.Failed, DeliveryReason.GaveUp, 451), (delivery.State, delivery.Reason!.Value, delivery.ReplyCode!.Value));
        Assert.InRange(now - Now, TimeSpan.FromHours(46), TimeSpan.FromHours(48));
        Assert.Equal(51, delivery.Attempts); // five in the first 81 minutes, then one every hour
    }

    [Fact]
    public void What_became_of_it_counts_only_with_the_claim_that_it_is_held_by()
    {
        var delivery = Begun();

        delivery.Accept(Guid.NewGuid(), Now);
        delivery.Defer(Guid.NewGuid(), 451, Now);
        delivery.Doubt(Guid.NewGuid(), null, Now);
        delivery.HandBack(Guid.NewGuid(), Now);

        Assert.Equal((DeliveryState.Sending, 1), (delivery.State, delivery.Attempts));
    }

    [Fact]
    public void It_is_not_claimed_twice()
    {
        var delivery = Begun();

        Assert.Throws<RuleBrokenException>(() => delivery.Begin(Guid.NewGuid(), Now.AddMinutes(10), Now));
    }

    [Fact]
    public void A_lease_that_ends_leaves_it_in_doubt_and_whoever_lives_after_all_may_still_tell()
    {
        var delivery = Begun();
        delivery.Lose(Now.AddMinutes(9));
        Assert.Equal(DeliveryState.Sending, delivery.State);

        delivery.Lose(Now.AddMinutes(10));
        Assert.Equal((DeliveryState.Unknown, DeliveryReason.SenderLost), (delivery.State, delivery.Reason!.Value));

        delivery.Accept(Claim, Now.AddMinutes(11));
        Assert.Equal((DeliveryState.Sent, (DeliveryReason?)null), (delivery.State, delivery.Reason));
    }

    [Fact]
    public void Who_comes_back_after_a_person_had_it_sent_again_changes_nothing()
    {
        var delivery = Begun();
        delivery.Lose(Now.AddMinutes(10));
        delivery.Resend(Guid.NewGuid(), Now.AddMinutes(11));

        delivery.Accept(Claim, Now.AddMinutes(12));

        Assert.Equal((DeliveryState.Pending, 0), (delivery.State, delivery.Attempts));
    }

    [Fact]
    public void An_answer_that_was_lost_is_in_doubt_for_good()
    {
        var delivery = Begun();
        delivery.Doubt(Claim, null, Now);

        delivery.Accept(Claim, Now);
        delivery.Defer(Claim, null, Now);

        Assert.Equal((DeliveryState.Unknown, DeliveryReason.AnswerLost), (delivery.State, delivery.Reason!.Value));
    }

    [Fact]
    public void What_goes_back_unspoken_was_no_attempt()
    {
        var delivery = Begun();

        delivery.HandBack(Claim, Now);

        Assert.Equal((DeliveryState.Pending, 0, (DateTimeOffset?)null), (delivery.State, delivery.Attempts, delivery.FirstTriedAt));
    }

    [Fact]
    public void A_person_has_it_sent_again_only_where_it_failed_or_is_in_doubt()
    {
        var (pending, sending, sent, failed) = (Opened(), Begun(), Begun(), Opened());
        sent.Accept(Claim, Now);
        failed.Withhold(DeliveryReason.AccountDisabled, Now);
        var person = Guid.NewGuid();

        foreach (var other in new[] { pending, sending, sent })
            Assert.Equal("delivery.not-to-resend", Assert.Throws<RuleBrokenException>(() => other.Resend(person, Now)).Rule);
        failed.Resend(person, Now);

        Assert.Equal((DeliveryState.Pending, person, Now), (failed.State, failed.ResentBy!.Value, failed.ResentAt!.Value));
    }

    [Fact]
    public void Its_message_has_the_same_name_in_every_attempt_and_another_for_every_recipient_and_run()
    {
        var (run, recipient) = (Guid.NewGuid(), Guid.NewGuid());
        string Name(Guid ofRun, Guid to) => Delivery.Open(ofRun, to, "en", Tlp.Green, false, Now).MessageName;

        Assert.Equal(Name(run, recipient), Name(run, recipient));
        Assert.Equal(3, new[] { Name(run, recipient), Name(run, run), Name(recipient, recipient) }.Distinct().Count());
        Assert.Matches("^[0-9a-f]{32}$", Name(run, recipient));
    }

    private static Delivery Opened() => Delivery.Open(Guid.NewGuid(), Guid.NewGuid(), "en", Tlp.Green, false, Now);

    private static Delivery Begun()
    {
        var delivery = Opened();
        delivery.Begin(Claim, Now.AddMinutes(10), Now);
        return delivery;
    }
}
