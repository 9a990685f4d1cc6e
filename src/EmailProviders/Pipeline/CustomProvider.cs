namespace EmailProviders.Pipeline;

/// <summary>A provider of the application's own, as the pipeline calls it.</summary>
internal sealed class CustomProvider(IEmailSender sender) : IInnerSender
{
    public ValueTask<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken) =>
        new(sender.SendAsync(request, cancellationToken));
}
