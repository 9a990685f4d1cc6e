using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>
/// The JSON <c>headers</c> object, which carries custom mail headers, Brevo's steering entries
/// and the webhook metadata side by side.
/// </summary>
internal sealed record BrevoHeaders(
    IReadOnlyDictionary<string, string> Custom,
    IReadOnlyDictionary<string, string> Metadata,
    string? IdempotencyKey,
    bool Drop)
{
    private const string MetadataName = "X-Mailin-custom";
    private const string SandboxName = "X-Sib-Sandbox";

    // The guide and the older SDKs print the first, the current reference the second.
    private static readonly string[] KeyNames = ["idempotencyKey", "Idempotency-Key"];

    // "Standard email headers are not supported", without a list. These have a member of their own or are written
    // by the server. In-Reply-To and References are neither, and pass.
    private static readonly HashSet<string> Standard = new(StringComparer.OrdinalIgnoreCase)
    {
        "From", "Sender", "To", "Cc", "Bcc", "Reply-To", "Subject", "Date", "Message-ID", "Return-Path", "Received",
        "MIME-Version", "Content-Type", "Content-Transfer-Encoding", "Content-Disposition", "Content-ID", "DKIM-Signature",
    };

    public static BrevoHeaders Read(ObjectReader members)
    {
        var custom = new Dictionary<string, string>(members.TextMap("headers"), StringComparer.Ordinal);
        foreach (var (name, value) in custom)
        {
            Check(members, name, value);
        }

        var key = KeyNames.Select(name => Remove(custom, name)).ToArray().FirstOrDefault(value => value is not null);
        var metadata = Remove(custom, MetadataName);
        var drop = Remove(custom, SandboxName);
        return new BrevoHeaders(
            ByName(custom),
            metadata is null ? SandboxMail.Empty : new Dictionary<string, string> { [MetadataName] = metadata },
            ReadKey(members, key),
            ReadDrop(members, drop));
    }

    private static void Check(ObjectReader members, string name, string value)
    {
        if (!TextSyntax.IsHeaderName(name))
        {
            members.Fault($"headers.{name}", FaultKind.Invalid, "is not a header name");
        }
        else if (Standard.Contains(name))
        {
            members.Fault($"headers.{name}", FaultKind.Invalid, "is a standard header and not supported");
        }
        else if (!value.All(c => c is >= ' ' and < '\x7f'))
        {
            // The real service may take it and bounce the mail silently.
            members.Fault($"headers.{name}", FaultKind.Invalid, "must be printable ASCII");
        }
    }

    private static string? ReadKey(ObjectReader members, string? key)
    {
        if (key is null)
        {
            return null;
        }

        if (Guid.TryParseExact(key, "D", out var id))
        {
            return id.ToString();
        }

        members.Fault("headers.idempotencyKey", FaultKind.Invalid, "must be a UUID");
        return null;
    }

    private static bool ReadDrop(ObjectReader members, string? value)
    {
        if (value is not (null or "drop"))
        {
            members.Fault($"headers.{SandboxName}", FaultKind.Invalid, "must be 'drop'");
        }

        return value == "drop";
    }

    private static string? Remove(Dictionary<string, string> headers, string name)
    {
        var spelling = headers.Keys.FirstOrDefault(key => key.Equals(name, StringComparison.OrdinalIgnoreCase));
        return spelling is not null && headers.Remove(spelling, out var value) ? value : null;
    }

    private static Dictionary<string, string> ByName(Dictionary<string, string> headers)
    {
        var named = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            named[name] = value;
        }

        return named;
    }
}
