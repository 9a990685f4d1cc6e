namespace EmailProviders.Pipeline;

/// <summary>
/// Sends a mail to several To by one call each, for a provider that takes one. Cc and Bcc go along with the first part that leaves.
/// </summary>
internal sealed class SplitRecipientsEmailSender(IInnerSender innerSender, Func<bool> isOn) : IInnerSender
{
    public ValueTask<SendEmailResult> SendAsync(SendEmailRequest request, ISendContext context, CancellationToken cancellationToken) =>
        request.To.Count > 1 && isOn() ? SendPartsAsync(request, context, cancellationToken) : innerSender.SendAsync(request, context, cancellationToken);

    private async ValueTask<SendEmailResult> SendPartsAsync(SendEmailRequest request, ISendContext context, CancellationToken cancellationToken)
    {
        var parts = new SplitParts(request);
        for (var index = 0; index < request.To.Count && !parts.IsStopped; index++)
        {
            var part = parts.Next(index);
            try
            {
                parts.Accept(part, await innerSender.SendAsync(part, context, cancellationToken).ConfigureAwait(false));
            }
            catch (EmailSendException exception)
            {
                parts.Fail(part, exception);
            }
            catch (OperationCanceledException exception)
            {
                exception.Data[EmailSendException.RecipientsKey] = parts.Cancel(part, exception);
                throw;
            }
        }

        return parts.Result();
    }
}
