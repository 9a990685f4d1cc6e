using EmailProviders;
using EmailProviders.Bsg;
using EmailProviders.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers BSG.</summary>
public static class BsgServiceCollectionExtensions
{
    internal static readonly ProviderSlice<BsgOptions> Slice = new(
        BsgDefaults.Descriptor,
        static account => new BsgEmailSender(
            account.Name, new BsgApi(account.Http), account.Options, account.Clock));

    /// <summary>Adds BSG under the name <see cref="BsgDefaults.Name"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddBsg(this EmailProvidersBuilder builder, Action<BsgOptions> configure) =>
        Slice.Add(builder, BsgDefaults.Name, configure);

    /// <summary>Adds one of several BSG accounts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name under which it is resolved: lower-case letters, digits, dashes and underscores.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddBsg(this EmailProvidersBuilder builder, string name, Action<BsgOptions> configure) =>
        Slice.Add(builder, name, configure);
}
