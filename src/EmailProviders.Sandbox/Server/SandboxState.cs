using System.Text;
using EmailProviders.Sandbox.Bsg;
using EmailProviders.Sandbox.Faults;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Server;

/// <summary>All that one sandbox remembers; nothing is static, so several can run side by side.</summary>
internal sealed class SandboxState
{
    public SandboxState(EmailSandboxOptions options, CancellationToken stopping)
    {
        Options = options;
        Stopping = stopping;
        Faults = new FaultScripts(Changes.Raise);
        BsgTokens = new BsgTokens(options.TimeProvider, options.BsgTokenLifetime);
        BsgBodies = new RecentKeys(options.TimeProvider, options.DuplicateWindow);
        BrevoKeys = new RecentKeys(options.TimeProvider, options.IdempotencyWindow);
        Calls = new CallLog(options.MaxMails, options.MaxBytes, options.Store) { MailKept = Waiters.Tell, Changed = Changes.Raise };
        Calls.Restore();
    }

    public EmailSandboxOptions Options { get; }

    /// <summary>Cancelled when the sandbox stops.</summary>
    public CancellationToken Stopping { get; }

    public CallLog Calls { get; }

    public MailWaiters Waiters { get; } = new();

    /// <summary>Raised for calls and scripts.</summary>
    public ChangeSignal Changes { get; } = new();

    public BsgTokens BsgTokens { get; }

    public RecentKeys BsgBodies { get; }

    public RecentKeys BrevoKeys { get; }

    public FaultScripts Faults { get; }

    public DateTimeOffset Now => Options.TimeProvider.GetUtcNow();

    /// <summary>A mail with what is known before its members are read.</summary>
    public SandboxMail Draft(string provider, Call call) => new()
    {
        Id = NewId(),
        Provider = provider,
        ReceivedAt = Now,
        RequestUtf8 = call.Body,
        RequestBytes = call.Body.Length,
    };

    /// <summary>Notes what became of a call: its mails, or why it was refused.</summary>
    public void Keep(string? provider, HttpRequest request, Answer answer)
    {
        var path = request.Path.Value ?? "/";
        var headers = Mask.Headers(request.Headers, Options.ApiKey);
        if (answer.Refusal is { } reason)
        {
            // A caller may have put the key in the path or a member's name: it goes nowhere.
            Calls.Add(new SandboxRejection(provider, request.Method, WithoutKey(path), answer.Status, WithoutKey(reason))
            {
                Id = NewId(),
                ReceivedAt = Now,
                RequestHeaders = headers,
                RequestBody = answer.RequestBody is { } body ? Start(body.Span) : null,
                RequestBytes = answer.RequestBody?.Length ?? 0,
                Answer = Record(answer),
            });
        }
        else if (answer.Mails.Count > 0)
        {
            var record = Record(answer);
            Calls.Add([.. answer.Mails.Select(mail => mail with { RequestPath = path, RequestHeaders = headers, Answer = record })]);
        }
    }

    /// <summary>Waits by the sandbox's clock.</summary>
    /// <exception cref="OperationCanceledException">The client hung up, or the sandbox stops.</exception>
    public async Task PauseAsync(TimeSpan time, CancellationToken clientGone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clientGone, Stopping);
        await Task.Delay(time, Options.TimeProvider, either.Token).ConfigureAwait(false);
    }

    public void Clear()
    {
        Calls.Clear();
        BsgBodies.Clear();
        BrevoKeys.Clear();
    }

    public static string NewId() => Guid.NewGuid().ToString("N");

    private string WithoutKey(string text) => Mask.Key(text, Options.ApiKey);

    // The mask first: a key that the cut would halve is no longer found.
    private string Start(ReadOnlySpan<byte> body)
    {
        var text = Mask.Body(Encoding.UTF8.GetString(body[..Math.Min(body.Length, 2 * SandboxRejection.MaxBodyBytes)]), Options.ApiKey);
        return body.Length > SandboxRejection.MaxBodyBytes ? text[..Math.Min(text.Length, SandboxRejection.MaxBodyBytes)] : text;
    }

    private SandboxAnswer Record(Answer answer) => new()
    {
        Status = answer.IsCut ? 0 : answer.Status,
        Headers = answer.Headers.ToDictionary(static header => header.Name, static header => header.Value, StringComparer.OrdinalIgnoreCase),
        Body = WithoutKey(Encoding.UTF8.GetString(answer.Json.Span)),
        Fault = answer.Fault,
    };
}
