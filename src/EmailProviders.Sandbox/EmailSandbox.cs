using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox;

/// <summary>
/// The HTTP APIs of BSG, Brevo, Whippy, Kaleyra and MailerLogic on one loopback origin.
/// Refuses what the providers' documents do not allow, in each provider's own words; sends nothing.
/// Members may be used from several threads.
/// </summary>
public sealed class EmailSandbox : IAsyncDisposable
{
    private readonly SandboxServer server;

    private EmailSandbox(SandboxServer server) => this.server = server;

    /// <summary>The origin to give all five providers as their base address, such as <c>http://127.0.0.1:49321/</c>.</summary>
    public Uri BaseAddress => server.BaseAddress;

    /// <summary>A snapshot of the accepted mails, oldest first.</summary>
    public IReadOnlyList<SandboxMail> Mails => server.State.Mails.Snapshot();

    /// <summary>A snapshot of the refused calls, oldest first.</summary>
    public IReadOnlyList<SandboxRejection> Rejections => server.State.Rejections.Snapshot();

    /// <summary>How many BSG logins succeeded since the start.</summary>
    public int BsgLogins => server.State.BsgTokens.Logins;

    /// <summary>How many BSG token refreshes succeeded since the start.</summary>
    public int BsgRefreshes => server.State.BsgTokens.Refreshes;

    /// <summary>Starts a sandbox on 127.0.0.1; it listens when the task ends.</summary>
    /// <param name="options">Null for the defaults on a free port.</param>
    /// <param name="cancellationToken">Gives up the start.</param>
    /// <returns>The running sandbox; dispose it to stop.</returns>
    /// <exception cref="ArgumentException">An option is out of its range; the message names it.</exception>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<EmailSandbox> StartAsync(
        EmailSandboxOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        options ??= new EmailSandboxOptions();
        if (options.FindFault() is { } fault)
        {
            throw new ArgumentException(fault, nameof(options));
        }

        return new EmailSandbox(await SandboxServer.StartAsync(options, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// Forgets mails, rejections, Brevo's idempotency keys and BSG's duplicates.
    /// BSG tokens stay valid, the counters go on and so do the faults.
    /// </summary>
    public void Clear() => server.State.Clear();

    /// <summary>Makes every BSG token issued so far invalid: the next call with one is answered 401.</summary>
    public void ExpireBsgTokens() => server.State.BsgTokens.ExpireAll();

    /// <summary>Scripts the next calls of a provider; they come after those scripted before.</summary>
    /// <remarks>Send calls only: for BSG's log-in and refresh there is <see cref="NextBsgToken"/>.</remarks>
    /// <param name="provider"><c>bsg</c>, <c>brevo</c>, <c>whippy</c>, <c>kaleyra</c> or <c>mailerlogic</c>.</param>
    /// <param name="fault">What becomes of each.</param>
    /// <param name="calls">How many; at least 1.</param>
    /// <exception cref="ArgumentException">The provider is none of the five, or <paramref name="calls"/> is less than 1.</exception>
    public void Next(string provider, SandboxFault fault, int calls = 1) =>
        server.State.Faults.Of(provider).Next(fault, calls);

    /// <summary>Scripts every call of a provider from now on, after those of <see cref="Next"/>.</summary>
    /// <param name="provider"><c>bsg</c>, <c>brevo</c>, <c>whippy</c>, <c>kaleyra</c> or <c>mailerlogic</c>.</param>
    /// <param name="fault">What becomes of each; null ends it.</param>
    /// <exception cref="ArgumentException">The provider is none of the five.</exception>
    public void Always(string provider, SandboxFault? fault) => server.State.Faults.Of(provider).Always(fault);

    /// <summary>Scripts the next calls of BSG's log-in and refresh, which share one script.</summary>
    /// <param name="fault">What becomes of each.</param>
    /// <param name="calls">How many; at least 1.</param>
    /// <exception cref="ArgumentException"><paramref name="calls"/> is less than 1.</exception>
    public void NextBsgToken(SandboxFault fault, int calls = 1) => server.State.Faults.BsgTokens.Next(fault, calls);

    /// <summary>Scripts every call of BSG's log-in and refresh from now on, after those of <see cref="NextBsgToken"/>.</summary>
    /// <param name="fault">What becomes of each; null ends it.</param>
    public void AlwaysBsgToken(SandboxFault? fault) => server.State.Faults.BsgTokens.Always(fault);

    /// <summary>Ends every script. A call under way keeps the fault it drew.</summary>
    public void ClearFaults() => server.State.Faults.Clear();

    /// <summary>The first mail that fits, among those already here or the next to come.</summary>
    /// <param name="predicate">Null takes any mail.</param>
    /// <param name="cancellationToken">Ends the wait; without it the wait has no end.</param>
    /// <returns>The mail.</returns>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    /// <exception cref="ObjectDisposedException">The sandbox was stopped first.</exception>
    public Task<SandboxMail> WaitForMailAsync(
        Func<SandboxMail, bool>? predicate = null,
        CancellationToken cancellationToken = default) =>
        server.State.Mails.WaitForAsync(predicate ?? (static _ => true), cancellationToken);

    /// <summary>Stops listening. Mails and rejections stay readable; calls that a fault holds back are cut off.</summary>
    /// <returns>Ends when the port is free.</returns>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
