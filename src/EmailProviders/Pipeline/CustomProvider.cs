namespace EmailProviders.Pipeline;

/// <summary>A provider of the application's own, as the pipeline calls it.</summary>
internal sealed class CustomProvider(IEmailSender sender) : IInnerSender
{
    public ValueTask<SendEmailResult> SendAsync(SendEmailRequest request, ISendContext context, CancellationToken cancellationToken) =>
        new(sender.SendAsync(WithKey(request, context), cancellationToken));

    private static SendEmailRequest WithKey(SendEmailRequest request, ISendContext context) =>
        request.IdempotencyKey is not null ? request : request with { IdempotencyKey = context.IdempotencyKey };
}
