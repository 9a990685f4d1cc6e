using EmailProviders;
using EmailProviders.Providers;
using EmailProviders.Whippy;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Whippy.</summary>
public static class WhippyServiceCollectionExtensions
{
    internal static readonly ProviderSlice<WhippyOptions> Slice = new(
        WhippyDefaults.Descriptor,
        static account => new WhippyEmailSender(
            account.Name, new WhippyApi(account.Http), account.Options, account.Clock),
        static options => options.SplitRecipients);

    /// <summary>Adds Whippy under the name <see cref="WhippyDefaults.Name"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddWhippy(this EmailProvidersBuilder builder, Action<WhippyOptions> configure) =>
        Slice.Add(builder, WhippyDefaults.Name, configure);

    /// <summary>Adds one of several Whippy accounts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name under which it is resolved: lower-case letters, digits, dashes and underscores.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddWhippy(this EmailProvidersBuilder builder, string name, Action<WhippyOptions> configure) =>
        Slice.Add(builder, name, configure);
}
