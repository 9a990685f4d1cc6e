namespace EmailProviders.Pipeline;

/// <summary>A mail that is refused before any provider is asked, with every field at fault.</summary>
internal static class Refusal
{
    public static EmailSendException Of(EmailErrorKind kind, string description, IReadOnlyList<EmailFieldError> faults, SendEmailRequest request) => new(new EmailError
    {
        Kind = kind,
        Outcome = SendOutcome.NotSent,
        Description = description,
        Fields = faults,
        IdempotencyKey = request.IdempotencyKey,
    });
}
