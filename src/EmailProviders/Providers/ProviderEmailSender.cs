using System.Runtime.CompilerServices;
using EmailProviders.Pipeline;
using Microsoft.Extensions.Options;

namespace EmailProviders.Providers;

/// <summary>What every provider's sender does the same: check, let the slice send, and turn its reply into a result or the one exception.</summary>
internal abstract partial class ProviderEmailSender<TOptions>(
    string name, EmailProviderDescriptor descriptor, IOptionsMonitor<TOptions> options, TimeProvider clock) : IInnerSender
    where TOptions : EmailProviderOptions
{
    private TOptions? _checked;

    /// <summary>The name under which the provider is registered.</summary>
    protected string Name { get; } = name;

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<SendEmailResult> SendAsync(SendEmailRequest request, ISendContext context, CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        var current = CurrentOptions();
        var mail = new OutgoingEmail(request, context, current.Effective(descriptor), current);
        await using (mail.ConfigureAwait(false))
        {
            await CheckAsync(mail, cancellationToken).ConfigureAwait(false);
            var reply = request.Batch is { } batch
                ? await Batch!.SendAsync(mail, batch, current, cancellationToken).ConfigureAwait(false)
                : await SendAsync(mail, current, cancellationToken).ConfigureAwait(false);
            var attempt = new SendEmailAttempt
            {
                Provider = Name,
                Outcome = reply.Error?.Outcome ?? SendOutcome.Accepted,
                Kind = reply.Error?.Kind,
                StatusCode = reply.StatusCode,
                Duration = clock.GetElapsedTime(started),
                BodyStarted = reply.BodyStarted,
            };
            return reply.Error is null ? ResultOf(mail, reply, attempt) : throw ExceptionOf(mail, reply, attempt);
        }
    }

    /// <summary>Maps the mail, refuses it with <see cref="OutgoingEmail.Refusal"/> where the mapper found it wanting, or makes the call.</summary>
    protected abstract ValueTask<ProviderReply> SendAsync(OutgoingEmail mail, TOptions options, CancellationToken cancellationToken);

    private static async ValueTask CheckAsync(OutgoingEmail mail, CancellationToken cancellationToken)
    {
        try
        {
            await OutgoingEmailChecks.CheckAsync(mail, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            exception.Data[EmailSendException.OutcomeKey] = SendOutcome.NotSent;
            throw;
        }
    }

    // Options that change while the application runs are checked once more, by the first send that sees them.
    private TOptions CurrentOptions()
    {
        TOptions current;
        try
        {
            current = options.Get(Name);
        }
        catch (OptionsValidationException exception)
        {
            throw Invalid(exception.Failures);
        }
        catch (Exception exception)
        {
            throw Invalid([$"setting them failed with {exception.GetType().Name}."]);
        }

        if (ReferenceEquals(current, _checked))
            return current;

        var faults = EmailProviderOptionsValidator.Validate(Name, current);
        if (faults.Count == 0)
            return _checked = current;

        throw Invalid(faults);
    }

    private EmailSendException Invalid(IEnumerable<string> faults) => new(new EmailError
    {
        Kind = EmailErrorKind.Configuration,
        Outcome = SendOutcome.NotSent,
        Provider = Name,
        Description = "The options are not valid: " + string.Join(" ", faults),
    });

    private SendEmailResult ResultOf(OutgoingEmail mail, ProviderReply reply, SendEmailAttempt attempt) => new()
    {
        Provider = Name,
        Receipts = reply.Receipts
            ?? [new EmailReceipt { Recipients = RecipientsOf(mail.Request, mail.Descriptor), MessageId = reply.MessageId, OtherIds = reply.OtherIds }],
        Dropped = mail.Dropped,
        IsDuplicate = reply.IsDuplicate,
        Attempts = [attempt],
        IdempotencyKey = mail.Descriptor.Supports(EmailFeatures.Idempotency) ? mail.Context.IdempotencyKey : null,
        Batch = AnswerOf(mail, reply),
    };

    private EmailSendException ExceptionOf(OutgoingEmail mail, ProviderReply reply, SendEmailAttempt attempt) => new(
        reply.Error! with { Provider = Name, Dropped = mail.Dropped, Attempts = [attempt], IdempotencyKey = mail.Context.IdempotencyKey },
        reply.Exception);
}
