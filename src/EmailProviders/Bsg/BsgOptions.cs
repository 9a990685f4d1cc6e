using System.Globalization;
using EmailProviders.Providers;

namespace EmailProviders.Bsg;

/// <summary>
/// One BSG account. <see cref="EmailProviderOptions.ApiKey"/> is exchanged for a token (<c>POST /api/auth/login</c>), which is kept
/// and sent as <c>Authorization: Bearer</c>. The exchange has an <see cref="EmailProviderOptions.AttemptTimeout"/> of its own.
/// </summary>
public sealed class BsgOptions() : EmailProviderOptions(BsgDefaults.Descriptor)
{
    /// <summary>
    /// The spelling of <c>inlines[].contentType</c>. BSG's page says <c>contentType</c>, its OpenAPI document requires
    /// <c>content_type</c> (both read 2026-11-21; which one the server reads is not settled).
    /// </summary>
    /// <value>The default is <see cref="BsgInlineContentTypeName.CamelCase"/>.</value>
    public BsgInlineContentTypeName InlineContentType { get; set; }

    /// <summary>
    /// How long before its end a token is renewed. More than zero, and less than the life of a token: 30 days in BSG's sample
    /// (2026-11-21).
    /// </summary>
    /// <value>The default is 5 minutes.</value>
    public TimeSpan TokenRefreshMargin { get; set; } = TimeSpan.FromMinutes(5);

    internal override void Read(OptionsReader reader)
    {
        InlineContentType = reader.Choice(nameof(InlineContentType), InlineContentType);
        TokenRefreshMargin = reader.Duration(nameof(TokenRefreshMargin), TokenRefreshMargin);
    }

    internal override void Validate(OptionsFaults faults)
    {
        if (!Enum.IsDefined(InlineContentType))
            faults.Add(nameof(InlineContentType), "is none of CamelCase, SnakeCase and Both.");
        if (TokenRefreshMargin <= TimeSpan.Zero)
            faults.Add(nameof(TokenRefreshMargin), "must be more than zero.");
        if (Templates.Values.Any(static id => !long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out _)))
            faults.Add(nameof(Templates), "holds an id that is not a number; BSG's template ids are numbers.");
    }
}
