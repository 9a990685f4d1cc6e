using System.Buffers;

namespace EmailProviders.DependencyInjection;

/// <summary>What a registered name may be: it stands in logs, metrics and configuration keys.</summary>
internal static class ProviderName
{
    private const int MaxLength = 64;

    private static readonly SearchValues<char> Characters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_");

    public static bool IsValid(string? name) =>
        name is { Length: > 0 and <= MaxLength } && !name.AsSpan().ContainsAnyExcept(Characters);
}
