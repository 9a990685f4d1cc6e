using System.Net;

namespace EmailProviders.Sandbox;

/// <summary>How a sandbox listens, which credentials it takes and how long it remembers.</summary>
public sealed class EmailSandboxOptions
{
    /// <summary>The key all five providers accept unless <see cref="ApiKey"/> says otherwise.</summary>
    public const string DefaultApiKey = "sandbox-api-key";

    /// <summary>The Kaleyra account id accepted unless <see cref="KaleyraSid"/> says otherwise.</summary>
    public const string DefaultKaleyraSid = "sandbox-sid";

    /// <summary>The TCP port; 0 takes a free one.</summary>
    /// <value>Default 0.</value>
    public int Port { get; init; }

    /// <summary>The address to listen on: an IP address or <c>localhost</c>. Any but a loopback address needs a <see cref="Token"/>.</summary>
    /// <value>Default <c>127.0.0.1</c>.</value>
    public string Host { get; init; } = "127.0.0.1";

    /// <summary>
    /// What the inbox asks for, as <c>Authorization: Bearer</c> or typed into its log-in page. Null asks nothing and lets in the machine
    /// itself only. The provider calls never ask for it: they have their <see cref="ApiKey"/>.
    /// </summary>
    /// <value>Default null. At least 16 visible ASCII characters.</value>
    public string? Token { get; init; }

    /// <summary>
    /// Names, without port, under which a browser may call the inbox, beside <c>localhost</c> and IP addresses. Any other Host header is
    /// refused: it may be a foreign page that had its name point here.
    /// </summary>
    /// <value>Default none.</value>
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>The one key that all five providers accept: BSG in its login body, the others in their header.</summary>
    /// <value>Default <see cref="DefaultApiKey"/>. Visible ASCII characters only, as it travels in a header.</value>
    public string ApiKey { get; init; } = DefaultApiKey;

    /// <summary>The Kaleyra account id, a segment of the path <c>/v1/{SID}/email</c>.</summary>
    /// <value>
    /// Default <see cref="DefaultKaleyraSid"/>. Letters, digits, '-' and '_'; never <c>messaging</c>, which is
    /// Whippy's path.
    /// </value>
    public string KaleyraSid { get; init; } = DefaultKaleyraSid;

    /// <summary>The clock of received times, token expiry and both windows.</summary>
    /// <value>Default <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How many mails are kept, and how many rejections; the oldest go first.</summary>
    /// <value>Default 10,000.</value>
    public int MaxMails { get; init; } = 10_000;

    /// <summary>About how much memory the kept mails and rejections may take together, in bytes; the oldest go first, the newest always stays.</summary>
    /// <value>Default 256 MiB.</value>
    public long MaxBytes { get; init; } = 256L * 1024 * 1024;

    /// <summary>Keeps mails beyond the life of the sandbox; rejections are not stored. The sandbox does not dispose it.</summary>
    /// <value>Default null: mails are in memory only.</value>
    public ISandboxStore? Store { get; init; }

    /// <summary>How long Brevo remembers an idempotency key.</summary>
    /// <value>Default 15 minutes (older changelog; the current guide prints 30). Zero forgets at once.</value>
    public TimeSpan IdempotencyWindow { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long BSG's duplicate guard remembers an accepted body. BSG does not publish its own window.</summary>
    /// <value>Default 60 seconds. Zero switches the guard off.</value>
    public TimeSpan DuplicateWindow { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a BSG bearer token is valid; whole seconds, as a JWT counts in them.</summary>
    /// <value>Default 30 days, the span of the token printed in BSG's OpenAPI.</value>
    public TimeSpan BsgTokenLifetime { get; init; } = TimeSpan.FromDays(30);

    internal IPAddress ListenAddress => Address(Host) ?? IPAddress.Loopback;

    internal string? FindFault() => this switch
    {
        { Port: < 0 or > 65535 } => $"{nameof(Port)} must be between 0 and 65535.",
        { ApiKey: var key } when string.IsNullOrEmpty(key) || !IsVisible(key) => $"{nameof(ApiKey)} must be visible ASCII characters.",
        { Host: var host } when Address(host) is null => $"{nameof(Host)} must be an IP address or localhost.",
        { Token: { } token } when token.Length < 16 || !IsVisible(token) =>
            $"{nameof(Token)} must be at least 16 visible ASCII characters.",
        { Token: null } when !IPAddress.IsLoopback(ListenAddress) =>
            $"{nameof(Token)} must be set, as {nameof(Host)} is no loopback address: whoever reaches the machine could read the mails.",
        { AllowedHosts: null } => $"{nameof(AllowedHosts)} must not be null.",
        { KaleyraSid: var sid } when !IsSid(sid) =>
            $"{nameof(KaleyraSid)} must be letters, digits, '-' or '_', and not 'messaging'.",
        { TimeProvider: null } => $"{nameof(TimeProvider)} must not be null.",
        { MaxMails: < 1 } => $"{nameof(MaxMails)} must be at least 1.",
        { MaxBytes: < 1 } => $"{nameof(MaxBytes)} must be at least 1.",
        { IdempotencyWindow.Ticks: < 0 } => $"{nameof(IdempotencyWindow)} must not be negative.",
        { DuplicateWindow.Ticks: < 0 } => $"{nameof(DuplicateWindow)} must not be negative.",
        { BsgTokenLifetime.TotalSeconds: < 1 or > 3_153_600_000 } =>
            $"{nameof(BsgTokenLifetime)} must be between 1 second and 100 years.",
        _ => null,
    };

    private static IPAddress? Address(string? host) =>
        host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(host, out var address) ? address : null;

    private static bool IsVisible(string text) => text.All(c => c is > ' ' and < '\x7f');

    private static bool IsSid(string sid) =>
        !string.IsNullOrEmpty(sid)
        && sid != "messaging"
        && sid.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');
}
