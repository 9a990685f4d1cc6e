namespace EmailProviders;

/// <summary>A mail that goes alone.</summary>
/// <param name="sender">Who sends it.</param>
/// <param name="window">The window it was read in.</param>
/// <param name="index">Its place there.</param>
/// <param name="request">The mail.</param>
/// <param name="earlier">The attempts that were made before, in the company of others; none of them was taken.</param>
internal sealed class SingleCall(
    IEmailSender sender, MailWindow window, int index, SendEmailRequest request, IReadOnlyList<SendEmailAttempt>? earlier = null) : MailCall
{
    public override int First => index;

    public override async Task<IReadOnlyList<MailCall>> SendAsync(CancellationToken cancellationToken)
    {
        TrySendResult outcome;
        try
        {
            var result = await sender.SendAsync(request, cancellationToken).ConfigureAwait(false)
                ?? throw new InvalidOperationException("The sender returned null.");
            outcome = new TrySendResult(earlier is null ? result : result with { Attempts = [.. earlier, .. result.Attempts] });
        }
        catch (EmailSendException exception)
        {
            outcome = new TrySendResult(exception.Error.After(earlier));
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            outcome = new TrySendResult(BulkErrors.Cancelled(exception).After(earlier));
        }
        catch (Exception exception)
        {
            outcome = new TrySendResult(BulkErrors.Foreign(exception).After(earlier));
        }

        window.Settle(index, outcome);
        return [];
    }

    public override void SettleRest(EmailError error) => window.Settle(index, new TrySendResult(error.After(earlier)));
}
