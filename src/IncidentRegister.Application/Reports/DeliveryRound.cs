using IncidentRegister.Application.Email;
using IncidentRegister.Application.Pipeline;
using IncidentRegister.Application.Security;
using MediatR;
using Microsoft.Extensions.Logging;

namespace IncidentRegister.Application.Reports;

/// <summary>
/// Sends what is due, over several dialogues with the mail server at once, and looks again after a pause. Any number of
/// processes may go round at one time: each copy is claimed before a word of it is spoken. While one claim is being sent
/// another one is taken or written down, so that no dialogue waits for the database.
/// </summary>
public sealed partial class DeliveryRound(
    IErrands errands, IMailTransport transport, DeliveryLetters letters, DeliverySettings settings, TimeProvider clock,
    ILogger<DeliveryRound> logger)
{
    private const int MostConnections = 4;

    /// <summary>One that speaks, and one that has just spoken or is about to.</summary>
    private const int ClaimsForADialogue = 2;

    /// <summary>In spans that it was meant to take: the server became slow in the midst of it.</summary>
    private const int LongestClaim = 4;

    private readonly int connections = Math.Clamp(settings.Connections, 1, MostConnections);
    private readonly DeliveryPace pace = new(settings.PerSecond, clock);
    private readonly ClaimSize size = new(settings.ClaimSpan, settings.MostClaimed);

    /// <summary>Until it is asked to stop; then it tells what became of the copies that it holds, and returns.</summary>
    public Task Run(CancellationToken ct) => Task.WhenAll(Round(ct), Watch(ct));

    private async Task Round(CancellationToken ct)
    {
        using var dialogues = new SemaphoreSlim(connections);
        while (!ct.IsCancellationRequested)
        {
            var isAway = false;
            if (await Turn(dialogues, ct) == Turned.Worked)
            {
                var lanes = await Task.WhenAll(Enumerable.Range(0, connections * ClaimsForADialogue).Select(_ => Lane(dialogues, ct)));
                isAway = lanes.Contains(Turned.Away);
            }

            await Rest(isAway ? settings.PauseWhenAway : settings.Pause, ct);
        }
    }

    private async Task<Turned> Lane(SemaphoreSlim dialogues, CancellationToken ct)
    {
        var turned = Turned.Worked;
        while (turned == Turned.Worked && !ct.IsCancellationRequested) turned = await Turn(dialogues, ct);
        return turned;
    }

    /// <summary>Says of those that were being sent by a process that ended that nobody can tell.</summary>
    private async Task Watch(CancellationToken ct)
    {
        var interval = TimeSpan.FromSeconds(Math.Min(30, settings.Lease.TotalSeconds / 4));
        while (!ct.IsCancellationRequested)
        {
            try
            {
                if (await Ask(new SurfaceLostDeliveries(), ct) is > 0 and var lost) Lost(logger, lost);
            }
            catch (Exception stuck) when (stuck is not OperationCanceledException)
            {
                Stuck(logger, stuck);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }

            await Rest(interval, ct);
        }
    }

    private async Task<Turned> Turn(SemaphoreSlim dialogues, CancellationToken ct)
    {
        try
        {
            // Not to be given up half-way: a claim that was committed unheard would be in doubt.
            var claim = Guid.NewGuid();
            var batch = await Ask(new TakeDeliveries(claim, size.Now, settings.Lease), CancellationToken.None);
            return batch.Found == 0 ? Turned.Idle : await Send(claim, batch, dialogues, ct);
        }
        catch (UnavailableException away)
        {
            Away(logger, away); // what waits is in the database; so it waits with it
            return Turned.Away;
        }
        catch (Exception unexpected) when (unexpected is not OperationCanceledException)
        {
            Stuck(logger, unexpected); // what goes wrong with some must not stop the pages, nor the others for good
            return Turned.Away;
        }
    }

    private async Task<Turned> Send(Guid claim, TakenDeliveries batch, SemaphoreSlim dialogues, CancellationToken ct)
    {
        var began = clock.GetTimestamp();
        var ends = batch.Taken.ToDictionary(d => d.Id, d => new DeliveryEnd(d.Id, null));
        try
        {
            await dialogues.WaitAsync(ct);
            try
            {
                return await Speak(batch, ends, began, ct);
            }
            finally
            {
                dialogues.Release();
            }
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return Turned.Worked; // asked to stop before it was out: this one goes back, too
        }
        finally
        {
            await Record(new RecordDeliveries(claim, [.. ends.Values]), ct);
        }
    }

    private async Task<Turned> Speak(TakenDeliveries batch, Dictionary<Guid, DeliveryEnd> ends, long began, CancellationToken ct)
    {
        var (spokeAt, sent, turned) = (clock.GetTimestamp(), 0, Turned.Worked);
        foreach (var delivery in batch.Taken)
        {
            // The rest goes back as if it had not been claimed, rather than be in doubt when the process or the lease ends.
            if (ct.IsCancellationRequested || clock.GetElapsedTime(began) > settings.Lease / 2) break;
            if (sent > 0 && clock.GetElapsedTime(spokeAt) > settings.ClaimSpan * LongestClaim) break;

            await pace.Next(ct);
            var answer = await Send(delivery, batch.Renewal, ct);
            ends[delivery.Id] = new DeliveryEnd(delivery.Id, answer);
            if (answer.IsServerAway) turned = Turned.Away;
            if (turned == Turned.Away) break;
            sent++;
        }

        size.Saw(sent, clock.GetElapsedTime(spokeAt));
        return turned;
    }

    private async Task<MailAnswer> Send(TakenDelivery delivery, long renewal, CancellationToken ct)
    {
        Letter letter;
        try
        {
            letter = await letters.Make(delivery, renewal, ct);
        }
        catch (Exception unmade) when (unmade is not (OperationCanceledException or UnavailableException))
        {
            Unmade(logger, delivery.RunId, unmade);
            return new MailAnswer(MailOutcome.Refused); // one that cannot be made now waits behind those that can
        }

        return await transport.Send(letter, ct);
    }

    /// <summary>Who knows what became of a copy does not forget it because the database is away for a while.</summary>
    private async Task Record(RecordDeliveries ends, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                if (ends.Ends.Count > 0) await Ask(ends, CancellationToken.None);
                return;
            }
            catch (UnavailableException away) when (!ct.IsCancellationRequested)
            {
                Away(logger, away);
                await Rest(settings.Pause, ct);
            }
        }
    }

    private Task<TResult> Ask<TResult>(IRequest<TResult> request, CancellationToken ct) => errands.Run(CurrentUser.ThePostman, request, ct);

    private static async Task Rest(TimeSpan pause, CancellationToken ct)
    {
        try
        {
            await Task.Delay(pause, ct);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The loop that rests looks for itself.
        }
    }

    private enum Turned { Idle, Worked, Away }

    [LoggerMessage(LogLevel.Warning, "Reports wait: the database is not available")]
    private static partial void Away(ILogger logger, Exception away);

    [LoggerMessage(LogLevel.Error, "Copies of a report could not be sent")]
    private static partial void Stuck(ILogger logger, Exception unexpected);

    [LoggerMessage(LogLevel.Error, "The report of run {Run} could not be made")]
    private static partial void Unmade(ILogger logger, Guid run, Exception unmade);

    [LoggerMessage(LogLevel.Error, "{Count} copies of reports were being sent by a process that ended: nobody can tell whether they were")]
    private static partial void Lost(ILogger logger, int count);
}
