using System.Buffers;
using System.Buffers.Text;
using System.Text.Json;
using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>A token and what is known of its life. A class and not a record, so that it never prints.</summary>
internal sealed class BsgToken
{
    private static readonly TimeSpan LifeWhereUnreadable = TimeSpan.FromMinutes(5);

    // token68 (RFC 9110 §11.2): all that may stand behind "Bearer".
    private static readonly SearchValues<char> BearerCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~+/=");

    private readonly DateTimeOffset _expires;
    private readonly bool _isExpiryRead;

    private BsgToken(string bearer, BsgCredentials credentials, DateTimeOffset now)
    {
        // The prose of BSG's page prints "Bearer:"; its security scheme and its SDKs use the standard form (2026-11-21).
        Authorization = "Bearer " + bearer;
        Credentials = credentials;
        // A token that ends before it begins was read by another clock than the one that wrote it.
        var expires = ReadExpiry(bearer);
        _isExpiryRead = expires > now;
        _expires = _isExpiryRead ? expires!.Value : now + LifeWhereUnreadable;
    }

    /// <summary>The header's value, in which the token stands: a secret.</summary>
    public string Authorization { get; }

    /// <summary>What it was made with.</summary>
    public BsgCredentials Credentials { get; }

    /// <summary>The token of an answer, or null where it holds none that can be sent.</summary>
    public static BsgToken? Of(string? bearer, BsgCredentials credentials, DateTimeOffset now) =>
        string.IsNullOrEmpty(bearer) || bearer.AsSpan().ContainsAnyExcept(BearerCharacters) ? null : new BsgToken(bearer, credentials, now);

    public bool IsExpired(DateTimeOffset now) => now >= _expires;

    /// <summary>Whether it is time for a new one.</summary>
    public bool IsDue(DateTimeOffset now, TimeSpan margin) => _isExpiryRead ? _expires - now < margin : IsExpired(now);

    private static DateTimeOffset? ReadExpiry(string bearer)
    {
        var parts = bearer.Split('.');
        if (parts.Length != 3 || !Base64Url.IsValid(parts[1]))
            return null;

        try
        {
            var claims = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(parts[1]), BsgJsonContext.Default.BsgTokenClaims);
            return claims?.Exp is { } seconds ? DateTimeOffset.UnixEpoch.AddSeconds(seconds) : null;
        }
        catch (Exception exception) when (ResponseReader.IsJunk(exception))
        {
            return null;
        }
    }
}
