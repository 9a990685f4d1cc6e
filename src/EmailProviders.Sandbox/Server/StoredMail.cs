using System.Text.Json;

namespace EmailProviders.Sandbox.Server;

/// <summary>A mail as a store keeps it.</summary>
internal static class StoredMail
{
    public static ReadOnlyMemory<byte> Write(SandboxMail mail) => JsonSerializer.SerializeToUtf8Bytes(mail, SandboxJson.Default.SandboxMail);

    /// <exception cref="JsonException">It is no mail.</exception>
    public static SandboxMail Read(ReadOnlySpan<byte> stored)
    {
        var mail = JsonSerializer.Deserialize(stored, SandboxJson.Default.SandboxMail) ?? throw new JsonException("The stored mail is null.");

        // JSON knows no letter case of names.
        return mail with { Headers = new Dictionary<string, string>(mail.Headers, StringComparer.OrdinalIgnoreCase) };
    }
}
