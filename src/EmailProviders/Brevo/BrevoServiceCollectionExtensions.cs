using EmailProviders;
using EmailProviders.Brevo;
using EmailProviders.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers Brevo.</summary>
public static class BrevoServiceCollectionExtensions
{
    internal static readonly ProviderSlice<BrevoOptions> Slice = new(
        BrevoDefaults.Descriptor,
        static account => new BrevoEmailSender(
            account.Name, new BrevoApi(account.Http), account.Options, account.Clock));

    /// <summary>Adds Brevo under the name <see cref="BrevoDefaults.Name"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddBrevo(this EmailProvidersBuilder builder, Action<BrevoOptions> configure) =>
        Slice.Add(builder, BrevoDefaults.Name, configure);

    /// <summary>Adds one of several Brevo accounts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name under which it is resolved: lower-case letters, digits, dashes and underscores.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddBrevo(this EmailProvidersBuilder builder, string name, Action<BrevoOptions> configure) =>
        Slice.Add(builder, name, configure);
}
