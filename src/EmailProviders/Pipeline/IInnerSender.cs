namespace EmailProviders.Pipeline;

/// <summary>A step between the route and the wire: an <see cref="IEmailSender"/> that makes no task for each call.</summary>
internal interface IInnerSender
{
    /// <summary>As <see cref="IEmailSender.SendAsync"/>. Awaited once.</summary>
    ValueTask<SendEmailResult> SendAsync(SendEmailRequest request, ISendContext context, CancellationToken cancellationToken);
}
