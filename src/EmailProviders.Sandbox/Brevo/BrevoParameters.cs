using System.Text;
using EmailProviders.Sandbox.Json;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>One <c>params</c> object: its values and its size as JSON.</summary>
internal sealed record BrevoParameters(IReadOnlyDictionary<string, string> Values, int Bytes)
{
    // Printed as "100 KB" and "1000 KB"; the wider reading of KB.
    public const int MaxBytes = 100 * 1024;
    public const int MaxTotalBytes = 1000 * 1024;

    public static BrevoParameters Read(ObjectReader members)
    {
        var values = members.Map("params");
        var bytes = members.Raw("params") is { } raw ? Encoding.UTF8.GetByteCount(raw) : 0;
        if (bytes > MaxBytes)
        {
            members.Fault("params", FaultKind.TooLong, "must not exceed 100 KB");
        }

        return new BrevoParameters(values, bytes);
    }
}
