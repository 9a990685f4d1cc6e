using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox;

/// <summary>
/// The HTTP APIs of BSG, Brevo, Whippy, Kaleyra and MailerLogic on one origin, with an inbox for the browser.
/// Refuses what the providers' documents do not allow, in each provider's own words; sends nothing.
/// Members may be used from several threads.
/// </summary>
public sealed class EmailSandbox : IAsyncDisposable
{
    private readonly SandboxServer server;

    private EmailSandbox(SandboxServer server) => this.server = server;

    /// <summary>The origin to give all five providers as their base address, such as <c>http://127.0.0.1:49321/</c>.</summary>
    public Uri BaseAddress => server.BaseAddress;

    /// <summary>Where a browser finds the inbox.</summary>
    public Uri InboxAddress => new(BaseAddress, SandboxRoutes.InboxPath + "/");

    /// <summary>A snapshot of the accepted mails, oldest first.</summary>
    public IReadOnlyList<SandboxMail> Mails => server.State.Calls.Mails();

    /// <summary>A snapshot of the refused calls, oldest first.</summary>
    public IReadOnlyList<SandboxRejection> Rejections => server.State.Calls.Rejections();

    /// <summary>How many mails and rejections were forgotten for want of room, since the start or the last <see cref="Clear"/>.</summary>
    public long Forgotten => server.State.Calls.Forgotten;

    /// <summary>The faults of BSG's send calls; its log-in has <see cref="BsgToken"/>.</summary>
    public SandboxFaultScript Bsg => Faults(ProviderNames.Bsg);

    /// <summary>The faults of BSG's log-in and refresh, which share one script.</summary>
    public SandboxFaultScript BsgToken => server.State.Faults.BsgToken;

    /// <summary>The faults of Brevo's calls.</summary>
    public SandboxFaultScript Brevo => Faults(ProviderNames.Brevo);

    /// <summary>The faults of Whippy's calls.</summary>
    public SandboxFaultScript Whippy => Faults(ProviderNames.Whippy);

    /// <summary>The faults of Kaleyra's calls.</summary>
    public SandboxFaultScript Kaleyra => Faults(ProviderNames.Kaleyra);

    /// <summary>The faults of MailerLogic's calls.</summary>
    public SandboxFaultScript MailerLogic => Faults(ProviderNames.MailerLogic);

    /// <summary>How many BSG logins succeeded since the start.</summary>
    public int BsgLogins => server.State.BsgTokens.Logins;

    /// <summary>How many BSG token refreshes succeeded since the start.</summary>
    public int BsgRefreshes => server.State.BsgTokens.Refreshes;

    /// <summary>Starts a sandbox, on 127.0.0.1 unless told otherwise; it listens when the task ends.</summary>
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

    /// <summary>The faults of a provider's send calls, by its name.</summary>
    /// <param name="provider"><c>bsg</c>, <c>brevo</c>, <c>whippy</c>, <c>kaleyra</c> or <c>mailerlogic</c>.</param>
    /// <returns>The script, the same at each call.</returns>
    /// <exception cref="ArgumentException">The provider is none of the five.</exception>
    public SandboxFaultScript Faults(string provider) => server.State.Faults.Of(provider);

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
        server.State.Waiters.WaitForAsync(server.State.Calls.Mails, predicate ?? (static _ => true), cancellationToken);

    /// <summary>Stops listening. Mails and rejections stay readable; calls that a fault holds back are cut off.</summary>
    /// <returns>Ends when the port is free.</returns>
    public ValueTask DisposeAsync() => server.DisposeAsync();
}
