namespace EmailProviders.Providers;

/// <summary>Values as wire DTOs want them: what is empty is null, and so not written.</summary>
internal static class WireValue
{
    public static string? NullIfEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    /// <summary>Bare addresses, or null where there are none.</summary>
    public static string[]? AddressesOrNull(IReadOnlyList<EmailAddress> addresses) => addresses.Count > 0 ? AddressesOf(addresses) : null;

    /// <summary>Bare addresses.</summary>
    public static string[] AddressesOf(IReadOnlyList<EmailAddress> addresses)
    {
        var bare = new string[addresses.Count];
        for (var index = 0; index < bare.Length; index++)
            bare[index] = addresses[index].Address;
        return bare;
    }
}
