namespace EmailProviders.Pipeline;

/// <summary>Refuses a mail that is wrong in itself, gives it its idempotency key, and one copy to each address.</summary>
internal sealed class ValidationEmailSender(IEmailSender innerSender) : DelegatingEmailSender(innerSender)
{
    public override Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var faults = RequestValidator.Validate(request);
        return faults.Count > 0
            ? Task.FromException<SendEmailResult>(Refuse(faults, request))
            : InnerSender.SendAsync(RecipientDeduplication.Apply(WithKey(request)), cancellationToken);
    }

    private static SendEmailRequest WithKey(SendEmailRequest request) => request.IdempotencyKey is not null
        ? request
        : request with { IdempotencyKey = Guid.NewGuid().ToString(), IdempotencyKeyIsGenerated = true };

    private static EmailSendException Refuse(IReadOnlyList<EmailFieldError> faults, SendEmailRequest request) => new(new EmailError
    {
        Kind = EmailErrorKind.InvalidRequest,
        Outcome = SendOutcome.NotSent,
        Description = "The mail is not valid; nothing was sent.",
        Fields = faults,
        IdempotencyKey = request.IdempotencyKey,
    });
}
