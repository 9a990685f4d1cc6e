using EmailProviders.Providers;

namespace EmailProviders;

/// <summary>What every provider's options have.</summary>
/// <remarks>Read again for each send, so that a rotated key is used at once.</remarks>
public abstract class EmailProviderOptions
{
    private protected EmailProviderOptions(EmailProviderDescriptor descriptor)
    {
        BaseAddress = descriptor.BaseAddress;
        Limits = descriptor.Limits;
        PublishedRateLimit = descriptor.RateLimit;
    }

    /// <summary>The account's key. Required. Never printed.</summary>
    public ApiKey? ApiKey { get; set; }

    /// <summary>The origin of the API: https, or http for a loopback address; no path, query, fragment or user name.</summary>
    /// <value>The default is the provider's public address.</value>
    public Uri BaseAddress { get; set; }

    /// <summary>The sender that is verified at this provider, used in place of <see cref="SendEmailRequest.From"/>; null to use the mail's own.</summary>
    public EmailAddress? From { get; set; }

    /// <summary>The application's names of templates, and the provider's ids of them.</summary>
    public IDictionary<string, string> Templates { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What happens to a mail of which the provider cannot carry a field.</summary>
    /// <value>The default is <see cref="UnsupportedFeatureBehavior.Refuse"/>.</value>
    public UnsupportedFeatureBehavior UnsupportedFeatures { get; set; }

    /// <summary>The longest wait for a connection: name resolution, TCP, TLS and the pool together. More than zero.</summary>
    /// <value>The default is 10 seconds.</value>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>The longest time of one attempt, from its start to the end of the answer. More than zero.</summary>
    /// <value>The default is 30 seconds.</value>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// Whether a mail answered with HTTP 503 may have been taken. By default it counts as not sent, as the status says that the
    /// server is not ready to handle the request.
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool TreatServiceUnavailableAsUnknown { get; set; }

    /// <summary>The limits that are checked before connecting. Providers change theirs: put yours here.</summary>
    /// <value>The default is what the provider publishes.</value>
    public EmailLimits Limits { get; set; }

    /// <summary>
    /// How many calls this account makes in which time; sends beyond it wait in order. The provider's published limit is in its descriptor's
    /// <see cref="EmailProviderDescriptor.RateLimit"/>. It counts within this process only.
    /// </summary>
    /// <value>The default is <see langword="null"/>: no limit on our side.</value>
    public EmailRateLimit? RateLimit { get; set; }

    /// <summary>The type's name only.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>The limit that the provider publishes, or null.</summary>
    internal EmailRateLimit? PublishedRateLimit { get; }

    /// <summary>What configuration held that could not be read.</summary>
    internal IReadOnlyList<string> ReadFaults { get; set; } = [];

    /// <summary>What the provider carries under these options, where they change it.</summary>
    internal virtual EmailProviderDescriptor Effective(EmailProviderDescriptor descriptor) => descriptor;

    /// <summary>Sets what a sandbox asks for beside address and key.</summary>
    internal virtual void UseSandbox(SandboxAccount sandbox)
    {
    }

    /// <summary>Reads the provider's own options from configuration; the common ones have been read.</summary>
    internal virtual void Read(OptionsReader reader)
    {
    }

    /// <summary>Reports what is wrong with the provider's own options; the common ones have been checked.</summary>
    internal virtual void Validate(OptionsFaults faults)
    {
    }
}
