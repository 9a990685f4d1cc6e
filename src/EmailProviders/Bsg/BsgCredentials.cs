namespace EmailProviders.Bsg;

/// <summary>What a token is made with: where one of the two changes, the token is of no more use.</summary>
internal readonly record struct BsgCredentials(ApiKey ApiKey, Uri BaseAddress)
{
    public static BsgCredentials Of(BsgOptions options) => new(options.ApiKey!, options.BaseAddress);

    /// <summary>The name only: the key is a secret.</summary>
    public override string ToString() => nameof(BsgCredentials);
}
