using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Bsg;

/// <summary>The standard <c>Authorization: Bearer</c>; the colon that BSG's prose prints after "Bearer" is in no SDK of theirs.</summary>
internal static class BsgAuthorization
{
    private const string Scheme = "Bearer ";

    public static Answer? Check(HttpRequest request, BsgTokens tokens)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
        {
            return BsgAnswers.Unauthenticated("No bearer token.");
        }

        return tokens.IsValid(header[Scheme.Length..].Trim())
            ? null
            : BsgAnswers.Unauthenticated("The bearer token is unknown or has expired.");
    }
}
