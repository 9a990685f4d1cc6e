using System.Buffers;

namespace EmailProviders;

/// <summary>Media types: <c>type/subtype</c> of tokens (RFC 6838 §4.2), without parameters.</summary>
internal static class MediaTypeGrammar
{
    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$&-^_.+");

    public static bool IsValid(string mediaType)
    {
        var slash = mediaType.IndexOf('/', StringComparison.Ordinal);
        return slash > 0
            && mediaType.Length <= TextGrammar.MaxLabelLength
            && slash < mediaType.Length - 1
            && !mediaType.AsSpan(0, slash).ContainsAnyExcept(TokenCharacters)
            && !mediaType.AsSpan(slash + 1).ContainsAnyExcept(TokenCharacters);
    }
}
