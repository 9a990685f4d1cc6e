namespace EmailProviders;

/// <summary>A sender that does one thing around another sender: the base of every decorator in the pipeline.</summary>
/// <param name="innerSender">The sender that is called next.</param>
public abstract class DelegatingEmailSender(IEmailSender innerSender) : IEmailSender
{
    /// <summary>The sender that is called next.</summary>
    protected IEmailSender InnerSender { get; } = innerSender ?? throw new ArgumentNullException(nameof(innerSender));

    /// <inheritdoc/>
    public virtual Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default) =>
        InnerSender.SendAsync(request, cancellationToken);
}
