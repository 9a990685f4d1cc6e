using System.Collections.Concurrent;

namespace EmailProviders.Tests.Bulk;

/// <summary>A sender of an application's own. A mail is accepted under its subject unless the script says otherwise.</summary>
internal sealed class ScriptedSender(Func<int, CancellationToken, Task>? script = null) : IEmailSender
{
    private int _running;
    private int _most;

    public ConcurrentQueue<int> Seen { get; } = new();

    public int MostAtOnce => Volatile.Read(ref _most);

    public async Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
    {
        var running = Interlocked.Increment(ref _running);
        int most;
        while ((most = MostAtOnce) < running && Interlocked.CompareExchange(ref _most, running, most) != most)
        {
        }

        var number = Numbered.NumberOf(request);
        Seen.Enqueue(number);
        try
        {
            if (script is not null)
                await script(number, cancellationToken);
            return new SendEmailResult { Provider = "own", Receipts = [new EmailReceipt { Recipients = request.To, MessageId = request.Subject }] };
        }
        finally
        {
            Interlocked.Decrement(ref _running);
        }
    }

    public static EmailSendException Failure(SendOutcome outcome) =>
        new(new EmailError { Kind = EmailErrorKind.InvalidRequest, Outcome = outcome, Description = "scripted" });
}
