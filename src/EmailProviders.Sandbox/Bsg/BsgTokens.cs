using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;

namespace EmailProviders.Sandbox.Bsg;

/// <summary>
/// Issues bearer tokens that look like BSG's JWTs (<c>iat</c>, <c>exp</c>) and knows which still hold.
/// The signature is random: the list of issued tokens is what counts.
/// </summary>
internal sealed class BsgTokens(TimeProvider clock, TimeSpan lifetime)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> expiries = new(StringComparer.Ordinal);
    private int logins;
    private int refreshes;

    public int Logins => Volatile.Read(ref logins);

    public int Refreshes => Volatile.Read(ref refreshes);

    public string LogIn()
    {
        Interlocked.Increment(ref logins);
        return Issue();
    }

    /// <summary>A new token; the old one holds until it expires, as nothing says otherwise.</summary>
    public string Refresh()
    {
        Interlocked.Increment(ref refreshes);
        return Issue();
    }

    public bool IsValid(string token) => expiries.TryGetValue(token, out var expiry) && clock.GetUtcNow() < expiry;

    public void ExpireAll() => expiries.Clear();

    private string Issue()
    {
        var issued = clock.GetUtcNow().ToUnixTimeSeconds();
        var expires = issued + (long)lifetime.TotalSeconds;
        var token = string.Join(
            '.',
            Part("""{"typ":"JWT","alg":"RS256"}"""),
            Part($$"""{"iat":{{issued}},"exp":{{expires}},"roles":[],"id":1}"""),
            Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32)));
        expiries[token] = DateTimeOffset.FromUnixTimeSeconds(expires);
        return token;
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
