using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>What came of asking for a token: the token, or the answer that brought none.</summary>
internal readonly struct BsgLogin
{
    private BsgLogin(BsgToken? token, WireResponse<BsgTokenResponse>? failure)
    {
        Token = token;
        Failure = failure;
    }

    public BsgToken? Token { get; }

    /// <summary>The answer of the log-in; null where there is a token.</summary>
    public WireResponse<BsgTokenResponse>? Failure { get; }

    public static BsgLogin Of(BsgToken token) => new(token, failure: null);

    public static BsgLogin Failed(WireResponse<BsgTokenResponse> answer) => new(token: null, answer);
}
