using EmailProviders;
using EmailProviders.Kaleyra;
using EmailProviders.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Kaleyra.</summary>
public static class KaleyraServiceCollectionExtensions
{
    internal static readonly ProviderSlice<KaleyraOptions> Slice = new(
        KaleyraDefaults.Descriptor,
        static account => new KaleyraEmailSender(
            account.Name, new KaleyraApi(account.Http), account.Options, account.Clock));

    /// <summary>Adds Kaleyra under the name <see cref="KaleyraDefaults.Name"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddKaleyra(this EmailProvidersBuilder builder, Action<KaleyraOptions> configure) =>
        Slice.Add(builder, KaleyraDefaults.Name, configure);

    /// <summary>Adds one of several Kaleyra accounts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name under which it is resolved: lower-case letters, digits, dashes and underscores.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddKaleyra(this EmailProvidersBuilder builder, string name, Action<KaleyraOptions> configure) =>
        Slice.Add(builder, name, configure);
}
