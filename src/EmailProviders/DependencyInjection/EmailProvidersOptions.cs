namespace EmailProviders;

/// <summary>The options of the pipeline around all providers.</summary>
public sealed class EmailProvidersOptions
{
    /// <summary>The registered name of the provider behind the unkeyed <see cref="IEmailSender"/>.</summary>
    /// <value>The default is the provider that was registered first.</value>
    public string? DefaultProvider { get; set; }
}
