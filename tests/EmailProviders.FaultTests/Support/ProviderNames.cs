using EmailProviders.FaultTests.Server;

namespace EmailProviders.FaultTests.Support;

/// <summary>The five providers as rows of theories.</summary>
public static class ProviderNames
{
    public static TheoryData<string> All() => [.. ProviderKind.All.Select(provider => provider.Name)];

    public static TheoryData<string> WithoutKeys() => [.. ProviderKind.All.Where(provider => !provider.HasKeys).Select(provider => provider.Name)];
}
