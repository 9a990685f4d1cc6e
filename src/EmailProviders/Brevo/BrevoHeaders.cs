using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary>
/// Brevo's JSON <c>headers</c> object: the mail's own headers, and the control values that Brevo takes there.
/// </summary>
internal static class BrevoHeaders
{
    private const string Metadata = "X-Mailin-custom";
    private const string SenderIp = "sender.ip";
    private const string SandboxHeader = "X-Sib-Sandbox";

    private static readonly FrozenSet<string> Control =
        new[] { SenderIp, SandboxHeader, "idempotencyKey", "Idempotency-Key" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether Brevo reads something other than an idempotency key under a name.</summary>
    public static bool IsTaken(string? name) => Metadata.Equals(name, StringComparison.OrdinalIgnoreCase)
        || SenderIp.Equals(name, StringComparison.OrdinalIgnoreCase)
        || SandboxHeader.Equals(name, StringComparison.OrdinalIgnoreCase);

    public static BrevoHeaderList ToWire(OutgoingEmail mail, BrevoOptions options, BrevoSendOptions? extras)
    {
        var headers = new BrevoHeaderList(mail.Request.Headers.Count + 1);
        foreach (var (name, value) in new MapEntries(mail.Request.Headers))
            AddCustom(mail, options, headers, name, value);
        if (mail.Request.Metadata.Count > 0)
            AddMetadata(mail, options, headers);
        if (extras?.SenderIp is { } ip)
            headers.Add(SenderIp, ip);
        if (extras is { Sandbox: true } || options.Sandbox)
            headers.Add(SandboxHeader, "drop");
        headers.Add(options.IdempotencyHeaderName, BrevoIdempotencyKey.Of(mail.Context.IdempotencyKey));
        return headers;
    }

    private static void AddCustom(OutgoingEmail mail, BrevoOptions options, BrevoHeaderList headers, string name, string value)
    {
        var field = $"Headers[{name}]";
        if (Control.Contains(name) || name.Equals(options.IdempotencyHeaderName, StringComparison.OrdinalIgnoreCase))
            mail.Refuse(EmailErrorKind.UnsupportedFeature, field, "is a control value at Brevo; set it through BrevoSendOptions or IdempotencyKey.");
        else if (!Ascii.IsValid(value))
            mail.Unsupported(field, "Brevo garbles header values beyond ASCII.");
        else
            headers.Add(name, value);
    }

    // A header's value: .NET's own encoder keeps it in ASCII.
    private static void AddMetadata(OutgoingEmail mail, BrevoOptions options, BrevoHeaderList headers)
    {
        if (!options.MetadataInHeader)
            mail.Unsupported(nameof(mail.Request.Metadata), "MetadataInHeader is off in the options of Brevo.");
        else if (!headers.Contains(Metadata))
            headers.Add(Metadata, JsonSerializer.Serialize(mail.Request.Metadata, BrevoMetadataJsonContext.Default.IReadOnlyDictionaryStringString));
        else
            mail.Refuse(EmailErrorKind.UnsupportedFeature, $"Headers[{Metadata}]", "is where Metadata goes at Brevo; give one of the two.");
    }
}

[JsonSerializable(typeof(IReadOnlyDictionary<string, string>))]
internal sealed partial class BrevoMetadataJsonContext : JsonSerializerContext;
