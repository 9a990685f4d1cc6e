using EmailProviders.Providers;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders;

/// <summary>The providers that a section of configuration can name. The one place outside of the slices that names them.</summary>
internal static class KnownProviders
{
    /// <summary>The key that says which provider a section configures, where the section's own name does not.</summary>
    public const string ProviderKey = "Provider";

    public static IReadOnlyList<ProviderSlice> All { get; } =
    [
        BsgServiceCollectionExtensions.Slice,
        BrevoServiceCollectionExtensions.Slice,
        WhippyServiceCollectionExtensions.Slice,
        KaleyraServiceCollectionExtensions.Slice,
        MailerLogicServiceCollectionExtensions.Slice,
    ];

    public static ProviderSlice? Find(string name) =>
        All.FirstOrDefault(slice => slice.Descriptor.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
