namespace EmailProviders;

/// <summary>The options of the pipeline around all providers. Read once, when the pipeline is built.</summary>
public sealed class EmailProvidersOptions
{
    /// <summary>The most attempts of one mail at one provider.</summary>
    public const int MaxAttempts = 3;

    /// <summary>The registered name of the provider behind the unkeyed <see cref="IEmailSender"/>, where there is no <see cref="Route"/>.</summary>
    /// <value>The default is the provider that was registered first.</value>
    public string? DefaultProvider { get; set; }

    /// <summary>The registered names of the providers that the unkeyed <see cref="IEmailSender"/> may use. Empty for the default provider alone.</summary>
    public IList<string> Route { get; } = [];

    /// <summary>Which provider of the <see cref="Route"/> comes first.</summary>
    /// <value>The default is <see cref="RouteStrategy.Ordered"/>.</value>
    public RouteStrategy RouteStrategy { get; set; }

    /// <summary>The share of mails that begin at each provider, by name, for <see cref="RouteStrategy.Weighted"/>; 1 where none is given.</summary>
    public IDictionary<string, int> Weights { get; } = new Dictionary<string, int>(StringComparer.Ordinal);

    /// <summary>Who gets all mails in place of their recipients: see <see cref="EmailProvidersBuilder.RedirectAllTo"/>. Null for the recipients.</summary>
    public EmailAddress? RedirectAllTo { get; set; }

    /// <summary>The only recipients, addresses or domains: see <see cref="EmailProvidersBuilder.AllowRecipientsOnly"/>. Empty for any.</summary>
    public IList<string> AllowRecipientsOnly { get; } = [];

    /// <summary>
    /// The longest time of one send over all attempts, waits and providers. While other providers are left, each gets at most an equal share of
    /// what is left. At least, for each provider of the <see cref="Route"/>, the longest <c>AttemptTimeout</c>.
    /// </summary>
    /// <value>The default is 150 seconds: enough for five providers.</value>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(150);

    /// <summary>
    /// The longest single wait before another attempt. A provider that asks for more is not waited for: the send ends at once with
    /// <see cref="EmailError.RetryAfter"/>.
    /// </summary>
    /// <value>The default is 5 seconds.</value>
    public TimeSpan MaxRetryDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a provider that could not be reached is asked again before the next one; 0 to 2.</summary>
    /// <value>The default is 1.</value>
    public int RetriesBeforeFailover { get; set; } = 1;

    /// <summary>How many attempts within 30 seconds, half of them or more broken by the provider's health, open its circuit breaker; at least 2.</summary>
    /// <value>The default is 5.</value>
    public int BreakAfterFailures { get; set; } = 5;

    /// <summary>How long an open circuit breaker leaves its provider alone before one mail tries it; at least half a second.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan BreakDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long a provider that refused the account, or the sender, is passed over while another one is left. Options that change end it.
    /// </summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan DisableDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a provider that answers 429 without saying so is left alone.</summary>
    /// <value>The default is 2 seconds.</value>
    public TimeSpan PauseWithoutRetryAfter { get; set; } = TimeSpan.FromSeconds(2);
}
