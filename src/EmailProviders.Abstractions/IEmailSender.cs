namespace EmailProviders;

/// <summary>
/// Sends e-mail: through one provider where it was resolved by that provider's registered name,
/// through the whole pipeline otherwise.
/// </summary>
/// <remarks>
/// Implementations are safe for concurrent use and live as long as the application. The request is never changed.
/// </remarks>
public interface IEmailSender
{
    /// <summary>Sends one mail, and returns once exactly one provider has accepted it.</summary>
    /// <param name="request">The mail. Attachments are opened during the call and closed before it ends.</param>
    /// <param name="cancellationToken">
    /// Stops the send. A mail whose body had begun to leave may be delivered all the same.
    /// </param>
    /// <returns>What was accepted, by whom, and what was left out.</returns>
    /// <exception cref="EmailSendException">
    /// The mail was not accepted, or nobody can say whether it was: see <see cref="EmailError.Outcome"/>.
    /// </exception>
    /// <exception cref="OperationCanceledException">
    /// <paramref name="cancellationToken"/> was cancelled. A time-out is never reported so.
    /// </exception>
    Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default);
}
