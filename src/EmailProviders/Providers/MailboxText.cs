using System.Buffers;

namespace EmailProviders.Providers;

/// <summary>A name and an address in one text, for providers without a field for the name (RFC 5322 §3.4).</summary>
internal static class MailboxText
{
    // atext and the space: a phrase of these needs no quotes.
    private static readonly SearchValues<char> Unquoted = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-/=?^_`{|}~ ");

    public static string Of(EmailAddress address)
    {
        if (address.DisplayName is not { } name)
            return address.Address;

        // Outside of quotes a run of spaces reads as one.
        var phrase = name.AsSpan().ContainsAnyExcept(Unquoted) || name.Trim() != name || name.Contains("  ", StringComparison.Ordinal)
            ? $"\"{name.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : name;
        return $"{phrase} <{address.Address}>";
    }
}
