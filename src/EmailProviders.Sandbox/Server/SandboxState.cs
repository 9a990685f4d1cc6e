using EmailProviders.Sandbox.Bsg;
using EmailProviders.Sandbox.Faults;

namespace EmailProviders.Sandbox.Server;

/// <summary>All that one sandbox remembers; nothing is static, so several can run side by side.</summary>
internal sealed class SandboxState(EmailSandboxOptions options, CancellationToken stopping)
{
    public EmailSandboxOptions Options => options;

    public BoundedLog<SandboxMail> Mails { get; } = new(options.MaxMails);

    public BoundedLog<SandboxRejection> Rejections { get; } = new(options.MaxMails);

    public BsgTokens BsgTokens { get; } = new(options.TimeProvider, options.BsgTokenLifetime);

    public RecentKeys BsgBodies { get; } = new(options.TimeProvider, options.DuplicateWindow);

    public RecentKeys BrevoKeys { get; } = new(options.TimeProvider, options.IdempotencyWindow);

    public FaultScripts Faults { get; } = new();

    public DateTimeOffset Now => options.TimeProvider.GetUtcNow();

    /// <summary>A mail with what is known before its members are read.</summary>
    public SandboxMail Draft(string provider, Call call) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Provider = provider,
        ReceivedAt = Now,
        RequestBody = call.BodyText,
        RequestBytes = call.Body.Length,
    };

    /// <summary>Notes a refused call. A caller may have put the key in the path or a member's name: it goes nowhere.</summary>
    public void Reject(string? provider, string method, string path, int status, string reason) =>
        Rejections.Add(new SandboxRejection(provider, method, WithoutKey(path), status, WithoutKey(reason)));

    /// <summary>Waits by the sandbox's clock.</summary>
    /// <exception cref="OperationCanceledException">The client hung up, or the sandbox stops.</exception>
    public async Task PauseAsync(TimeSpan time, CancellationToken clientGone)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clientGone, stopping);
        await Task.Delay(time, options.TimeProvider, either.Token).ConfigureAwait(false);
    }

    public void Clear()
    {
        Mails.Clear();
        Rejections.Clear();
        BsgBodies.Clear();
        BrevoKeys.Clear();
    }

    private string WithoutKey(string text) => text.Replace(options.ApiKey, "***", StringComparison.OrdinalIgnoreCase);
}
