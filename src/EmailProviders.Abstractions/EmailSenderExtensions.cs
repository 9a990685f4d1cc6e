namespace EmailProviders;

/// <summary>Other ways to call an <see cref="IEmailSender"/>.</summary>
public static partial class EmailSenderExtensions
{
    /// <summary>Sends one mail and returns its failure as a value instead of throwing it.</summary>
    /// <param name="sender">The sender.</param>
    /// <param name="request">The mail.</param>
    /// <param name="cancellationToken">Stops the send.</param>
    /// <returns>Either the result or the error.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public static async Task<TrySendResult> TrySendAsync(
        this IEmailSender sender, SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(sender);
        try
        {
            return new TrySendResult(await sender.SendAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (EmailSendException exception)
        {
            return new TrySendResult(exception.Error);
        }
    }
}
