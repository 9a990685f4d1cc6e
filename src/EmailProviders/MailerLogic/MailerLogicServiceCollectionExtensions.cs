using EmailProviders;
using EmailProviders.MailerLogic;
using EmailProviders.Providers;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers MailerLogic.</summary>
public static class MailerLogicServiceCollectionExtensions
{
    internal static readonly ProviderSlice<MailerLogicOptions> Slice = new(
        MailerLogicDefaults.Descriptor,
        static account => new MailerLogicEmailSender(
            account.Name, new MailerLogicApi(account.Http), account.Options, account.Clock),
        static options => options.SplitRecipients);

    /// <summary>Adds MailerLogic under the name <see cref="MailerLogicDefaults.Name"/>.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddMailerLogic(this EmailProvidersBuilder builder, Action<MailerLogicOptions> configure) =>
        Slice.Add(builder, MailerLogicDefaults.Name, configure);

    /// <summary>Adds one of several MailerLogic accounts.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="name">The name under which it is resolved: lower-case letters, digits, dashes and underscores.</param>
    /// <param name="configure">Sets the account's options.</param>
    /// <returns>The builder.</returns>
    public static EmailProvidersBuilder AddMailerLogic(this EmailProvidersBuilder builder, string name, Action<MailerLogicOptions> configure) =>
        Slice.Add(builder, name, configure);
}
