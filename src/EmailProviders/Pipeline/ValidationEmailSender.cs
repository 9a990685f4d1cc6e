namespace EmailProviders.Pipeline;

/// <summary>Refuses a mail that is wrong in itself, and gives one copy to each address.</summary>
internal sealed class ValidationEmailSender(IEmailSender innerSender) : DelegatingEmailSender(innerSender)
{
    public override Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return ValidMail.Of(request, out var faults) is { } mail
            ? InnerSender.SendAsync(mail, cancellationToken)
            : Task.FromException<SendEmailResult>(Refusal.Of(EmailErrorKind.InvalidRequest, "The mail is not valid; nothing was sent.", faults, request));
    }
}
