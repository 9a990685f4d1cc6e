using System.Globalization;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary>One Brevo account. <see cref="EmailProviderOptions.ApiKey"/> is sent as the header <c>api-key</c>.</summary>
public sealed class BrevoOptions() : EmailProviderOptions(BrevoDefaults.Descriptor)
{
    private const int LargestBatch = 1000;

    /// <summary>
    /// The name of the idempotency key inside the JSON <c>headers</c> object. Brevo's guide says <c>idempotencyKey</c>, its reference
    /// page's sample <c>Idempotency-Key</c> (both read 2026-11-21; which one the server honours is not settled).
    /// </summary>
    /// <value>The default is <c>idempotencyKey</c>.</value>
    public string IdempotencyHeaderName { get; set; } = "idempotencyKey";

    /// <summary>
    /// How long Brevo remembers a key: no attempt whose predecessor's outcome is unknown is made that could end later. 15 minutes by the older
    /// changelog, 30 by the guide (both read 2026-11-21). Zero, and no such attempt is ever made.
    /// </summary>
    /// <value>The default is 15 minutes.</value>
    public TimeSpan IdempotencyKeyLifetime { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Whether <see cref="SendEmailRequest.Metadata"/> goes in the header <c>X-Mailin-custom</c>, which comes back in webhooks and which
    /// the recipient can see. Without it, metadata is an unsupported feature.
    /// </summary>
    /// <value>The default is <see langword="true"/>.</value>
    public bool MetadataInHeader { get; set; } = true;

    /// <summary>Whether Brevo checks every mail and delivers none (<c>X-Sib-Sandbox: drop</c>).</summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool Sandbox { get; set; }

    /// <summary>
    /// The most mails that <c>SendManyAsync</c> puts into one call, as <c>messageVersions</c>; 1 to 1,000. 1: each mail goes alone.
    /// </summary>
    /// <value>The default is 1,000, as Brevo's guide says (2026-11-21).</value>
    public int MaxBatchSize { get; set; } = LargestBatch;

    /// <summary>
    /// The most characters of subjects and bodies that <c>SendManyAsync</c> puts into one call; what all its mails share counts once. Brevo publishes
    /// no limit.
    /// </summary>
    /// <value>The default is 4,000,000.</value>
    public int MaxBatchCharacters { get; set; } = 4_000_000;

    internal override EmailProviderDescriptor Effective(EmailProviderDescriptor descriptor) =>
        descriptor.IdempotencyKeyLifetime == IdempotencyKeyLifetime ? descriptor : descriptor with { IdempotencyKeyLifetime = IdempotencyKeyLifetime };

    internal override void Read(OptionsReader reader)
    {
        IdempotencyKeyLifetime = reader.Duration(nameof(IdempotencyKeyLifetime), IdempotencyKeyLifetime);
        IdempotencyHeaderName = reader.Text(nameof(IdempotencyHeaderName), IdempotencyHeaderName)!;
        MetadataInHeader = reader.Flag(nameof(MetadataInHeader), MetadataInHeader);
        Sandbox = reader.Flag(nameof(Sandbox), Sandbox);
        MaxBatchSize = reader.Number(nameof(MaxBatchSize), MaxBatchSize) ?? 0;
        MaxBatchCharacters = reader.Number(nameof(MaxBatchCharacters), MaxBatchCharacters) ?? 0;
    }

    internal override void Validate(OptionsFaults faults)
    {
        if (!HeaderGrammar.IsName(IdempotencyHeaderName))
            faults.Add(nameof(IdempotencyHeaderName), "is not a header name: " + HeaderGrammar.NameRule);
        if (IdempotencyKeyLifetime < TimeSpan.Zero || IdempotencyKeyLifetime > TimeSpan.FromMinutes(30))
            faults.Add(nameof(IdempotencyKeyLifetime), "must be zero to 30 minutes.");
        faults.RequireBatch(MaxBatchSize, LargestBatch, MaxBatchCharacters);
        if (BrevoHeaders.IsTaken(IdempotencyHeaderName))
            faults.Add(nameof(IdempotencyHeaderName), "is a name that Brevo gives another meaning.");
        if (Templates.Values.Any(static id => !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            faults.Add(nameof(Templates), "holds an id that is not a number; Brevo's template ids are numbers.");
    }
}
