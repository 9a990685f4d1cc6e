using System.Runtime.CompilerServices;
using EmailProviders.Timing;

namespace EmailProviders.Pipeline;

/// <summary>
/// Takes a mail along a route of providers until one accepts it, as the table of dispositions allows, within one time budget.
/// A provider alone is a route of one.
/// </summary>
internal sealed class RoutingEmailSender(
    IReadOnlyList<RouteTarget> targets, RouteOrder order, EmailProvidersOptions options, AttemptObserver observer, TimeProvider clock) : IEmailSender
{
    // Whatever a provider says: nobody is asked again without a breath.
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(50);

    // Many mails that each wait and ask again are a storm too.
    private readonly RetryBudget _rounds = new();

    public async Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        var send = new RoutedSend(request, observer);
        var started = clock.GetTimestamp();
        var first = request.StartsAt ?? order.Next();
        // A batch is written for one provider: where others are left, its mails go on without it.
        var asked = request.Batch is null ? targets.Count : 1;
        while (true)
        {
            for (var index = 0; index < asked && send.IsOpen; index++)
            {
                var target = targets[(first + index) % targets.Count];
                var left = options.TotalTimeout - clock.GetElapsedTime(started);
                if (left <= TimeSpan.Zero)
                    throw send.TimedOut();
                if (await TryAsync(send, target, targets.Count - index, left, cancellationToken).ConfigureAwait(false) is { } result)
                    return result;
            }

            var wait = send.EarliestRetry();
            if (wait is null || asked < targets.Count || wait > options.MaxRetryDelay || wait > options.TotalTimeout - clock.GetElapsedTime(started)
                || (send.WasAsked && !_rounds.TryTake(EmailErrorKind.RateLimited)))
            {
                throw send.Failed();
            }

            send.BeginRound();
            await DelayAsync(wait > ShortestWait ? wait.Value : ShortestWait, send, cancellationToken).ConfigureAwait(false);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<SendEmailResult?> TryAsync(
        RoutedSend send, RouteTarget target, int providersLeft, TimeSpan timeLeft, CancellationToken cancellationToken)
    {
        var limit = TimeLimits.Start(timeLeft / providersLeft, clock);
        var callerCancels = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), limit);
        SendEmailResult result;
        try
        {
            result = await target.Sender.SendAsync(send.RequestFor(providersLeft > 1), send, limit.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw send.Cancelled(exception, exception.Data[EmailSendException.OutcomeKey] as SendOutcome?, cancellationToken);
        }
        catch (EmailSendException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw send.Cancelled(exception, exception.Error.Outcome, cancellationToken);
        }
        catch (EmailSendException exception)
        {
            send.Fail(exception, providersLeft > 1);
            return null;
        }
        catch (OperationCanceledException exception)
        {
            send.Fail(RoutedSend.OutOfTime(target.Name, exception), providersLeft > 1);
            return null;
        }
        finally
        {
            await callerCancels.DisposeAsync().ConfigureAwait(false);
            TimeLimits.End(limit, clock);
        }

        _rounds.Succeeded();
        return send.Accept(result);
    }

    private async Task DelayAsync(TimeSpan wait, RoutedSend send, CancellationToken cancellationToken)
    {
        try
        {
            await Task.Delay(wait, clock, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            throw send.Cancelled(exception, outcome: null, cancellationToken);
        }
    }
}
