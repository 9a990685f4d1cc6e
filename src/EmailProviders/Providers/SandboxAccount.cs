namespace EmailProviders.Providers;

/// <summary>A sandbox, and the credentials that it accepts for every provider. The defaults are those of the package EmailProviders.Sandbox.</summary>
/// <param name="Address">Its origin.</param>
/// <param name="ApiKey">The key of every provider.</param>
/// <param name="Sid">The account id of a provider that has one.</param>
internal sealed record SandboxAccount(Uri Address, string ApiKey, string Sid)
{
    public const string DefaultApiKey = "sandbox-api-key";
    public const string DefaultSid = "sandbox-sid";

    public static readonly Uri DefaultAddress = new("http://127.0.0.1:8025/");

    /// <summary>Points an account at it.</summary>
    public void Apply(EmailProviderOptions options)
    {
        options.BaseAddress = Address;
        options.ApiKey = ApiKey;
        options.UseSandbox(this);
    }
}
