using System.Security.Cryptography;
using System.Text;

namespace EmailProviders.Brevo;

/// <summary>Brevo's key is a UUID: a caller's key of another form is turned into one, always the same (RFC 9562 version 5).</summary>
internal static class BrevoIdempotencyKey
{
    // Of this library alone: made once at random.
    private static readonly byte[] Namespace = new Guid("6f3ab1c2-5a0e-4d0b-9a57-2f1e6d0c8b43").ToByteArray(bigEndian: true);

    public static string Of(string key)
    {
        if (Guid.TryParseExact(key, "D", out _))
            return key;

        var name = Encoding.UTF8.GetBytes(key);
        Span<byte> hash = stackalloc byte[SHA1.HashSizeInBytes];
#pragma warning disable CA5350 // Version 5 is SHA-1 by definition; nothing here is a secret.
        SHA1.HashData([.. Namespace, .. name], hash);
#pragma warning restore CA5350
        hash[6] = (byte)((hash[6] & 0x0F) | 0x50);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash[..16], bigEndian: true).ToString();
    }
}
