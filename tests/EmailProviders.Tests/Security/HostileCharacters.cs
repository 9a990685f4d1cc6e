namespace EmailProviders.Tests.Security;

/// <summary>Characters that end a line, hide, or turn the reading direction.</summary>
internal static class HostileCharacters
{
    /// <summary>All of C0 and C1, DEL, the line and paragraph separators: none may reach a header-like place.</summary>
    public static IReadOnlyList<string> OfLines { get; } =
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Concat([0x2028, 0x2029]).Select(code => ((char)code).ToString())];

    /// <summary>Halves of a surrogate pair, which no encoder can write.</summary>
    public static IReadOnlyList<string> Halves { get; } = ["\uD800", "\uDBFF", "\uDC00", "\uDFFF"];

    /// <summary>Bidi controls, zero-width and other format characters, private and unassigned ones.</summary>
    public static IReadOnlyList<string> Deceptive { get; } =
    [
        "\u00AD", "\u061C", "\u180E", "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2060", "\u2064", "\u2066", "\u2067",
        "\u2068", "\u2069", "\uFEFF", "\uFFF9", "\uE000", "\uFFFE", "\uFDEF", "\U000E0001", "\U000E0041", "\U0010FFFD",
    ];
}
