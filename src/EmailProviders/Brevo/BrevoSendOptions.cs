using System.Net;
using System.Text.Json.Nodes;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary>What only Brevo knows of a mail.</summary>
public sealed record BrevoSendOptions : ProviderSendOptions, IValidatedSendOptions
{
    /// <summary><c>sender.id</c>: a stored sender, in place of the From address. Brevo ignores a display name beside it.</summary>
    public long? SenderId { get; init; }

    /// <summary><c>headers["sender.ip"]</c>: the dedicated IP address to send from.</summary>
    public string? SenderIp { get; init; }

    /// <summary><c>batchId</c>: groups scheduled mails; Brevo makes one where absent. A version 4 UUID.</summary>
    public Guid? BatchId { get; init; }

    /// <summary>
    /// <c>params</c>: values for a template in the new template language, or for <c>{{params.x}}</c> in the mail's own HTML.
    /// A value here wins over one of the same name in <see cref="EmailTemplate.Parameters"/>.
    /// </summary>
    public JsonObject? Params { get; init; }

    /// <summary><c>preheader</c>: the preview line. Known from the older official SDKs only (2026-11-21).</summary>
    public string? Preheader { get; init; }

    /// <summary>
    /// <c>contactPixelTrackingConsent</c> of every recipient; ignored by Brevo unless the account has that feature.
    /// </summary>
    public bool? ContactPixelTrackingConsent { get; init; }

    /// <summary><c>headers["X-Sib-Sandbox"] = "drop"</c>: Brevo checks the mail and does not deliver it.</summary>
    public bool Sandbox { get; init; }

    /// <summary>
    /// <c>messageVersions</c>: the same mail to further people, with other texts. The request's own To, Cc and Bcc become the first
    /// version, as Brevo ignores them otherwise. At most 99 recipients each.
    /// </summary>
    public IReadOnlyList<BrevoMessageVersion> MessageVersions { get; init => field = Snapshot.Of(value); } = [];

    void IValidatedSendOptions.Validate(RequestFaults faults)
    {
        // Parsing alone would let anything through behind the % of a scope.
        if (SenderIp is not null && !(IPAddress.TryParse(SenderIp, out var ip) && SenderIp.Equals(ip.ToString(), StringComparison.OrdinalIgnoreCase) && !SenderIp.Contains('%', StringComparison.Ordinal)))
            faults.Add("BrevoSendOptions.SenderIp", "is not an IP address in its usual form.");
        faults.IsLine("BrevoSendOptions.Preheader", Preheader);
        JsonText.Check(faults, "BrevoSendOptions.Params", Params);
        if (!faults.IsList("BrevoSendOptions.MessageVersions", MessageVersions))
            return;
        for (var index = 0; index < MessageVersions.Count; index++)
            MessageVersions[index].Validate(faults, $"BrevoSendOptions.MessageVersions[{index}]");
    }

    internal override bool HasSharedParts => Params is not null || MessageVersions.Any(static version => version.Params is not null);

    internal override ProviderSendOptions Copied() => this with
    {
        Params = (JsonObject?)Params?.DeepClone(),
        MessageVersions = [.. MessageVersions.Select(static version => version with { Params = (JsonObject?)version.Params?.DeepClone() })],
    };

    internal override IEnumerable<EmailAddress> Recipients =>
        MessageVersions.SelectMany(static version => version.To.Concat(version.Cc).Concat(version.Bcc));

    internal override ProviderSendOptions RedirectedTo(EmailAddress recipient) => this with
    {
        MessageVersions = [.. MessageVersions.Select(version => version with { To = [recipient], Cc = [], Bcc = [] })],
    };
}
