using EmailProviders.Tests.Conformance;

namespace EmailProviders.Tests.Architecture;

/// <summary>Nobody escapes the suites: every slice runs them, every canonical member has a probe.</summary>
public sealed class SuiteTests
{
    [Theory]
    [InlineData(typeof(ProviderConformanceTests<>))]
    [InlineData(typeof(GoldenTests<>))]
    [InlineData(typeof(SandboxTests<>))]
    public void Every_slice_runs_the_suite(Type suite)
    {
        var providers = KnownProviders.All.Select(slice => slice.Descriptor.Name).ToList();
        providers.Count.ShouldBe(5);
        Missing(suite, providers, typeof(SuiteTests).Assembly.GetTypes()).ShouldBeEmpty();
        Missing(suite, [.. providers, "postmark"], typeof(SuiteTests).Assembly.GetTypes()).ShouldBe(["postmark"]);
    }

    [Fact]
    public void Every_canonical_member_has_a_probe()
    {
        Unprobed(RequestProbes.All).ShouldBeEmpty();
        Unprobed(RequestProbes.All.Where(probe => probe.Member != nameof(SendEmailRequest.Cc))).ShouldBe([nameof(SendEmailRequest.Cc)]);
    }

    [Fact]
    public void Every_feature_has_a_probe()
    {
        var probed = RequestProbes.All.Aggregate(EmailFeatures.None, (all, probe) => all | probe.Feature | (probe.FeatureWithTemplate ?? 0));
        Enum.GetValues<EmailFeatures>().Where(feature => feature is not EmailFeatures.None and not EmailFeatures.NoBody && (probed & feature) == 0).ShouldBeEmpty();
    }

    private static IEnumerable<string> Missing(Type suite, IEnumerable<string> providers, Type[] types)
    {
        var running = types
            .Where(type => type is { IsAbstract: false, BaseType.IsGenericType: true } && type.BaseType.GetGenericTypeDefinition() == suite)
            .Select(type => ((ProviderCase)Activator.CreateInstance(type.BaseType!.GenericTypeArguments[0])!).Descriptor.Name)
            .ToHashSet();
        return providers.Where(provider => !running.Contains(provider));
    }

    private static IEnumerable<string> Unprobed(IEnumerable<RequestProbe> probes) => typeof(SendEmailRequest).GetProperties()
        .Select(property => property.Name)
        .Except(probes.Select(probe => probe.Member))
        .Except(RequestProbes.NotOnWire);
}
