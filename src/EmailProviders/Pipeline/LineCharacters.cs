using System.Buffers;

namespace EmailProviders.Pipeline;

/// <summary>Sets of characters that texts on one line are checked against.</summary>
internal static class LineCharacters
{
    /// <summary>C0 and C1 controls, and the Unicode line and paragraph separators.</summary>
    public static readonly SearchValues<char> Forbidden = SearchValues.Create(
        [.. Enumerable.Range(0, 0x20).Concat(Enumerable.Range(0x7F, 0x21)).Select(static code => (char)code), '\u2028', '\u2029']);

    /// <summary>What the id of an inline image may hold.</summary>
    public static readonly SearchValues<char> ContentId = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._+@");
}
