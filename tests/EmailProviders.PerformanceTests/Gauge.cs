using System.Diagnostics;
using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.PerformanceTests;

/// <summary>What the gates are measured with.</summary>
public static class Gauge
{
    /// <summary>Why allocations are not measured in a debug build.</summary>
    public const string OptimizedOnly = "The compiler allocates more in a debug build; run with -c Release.";

    /// <summary>Whether the library is compiled as it is published.</summary>
    public static bool IsOptimized { get; } = Attribute.GetCustomAttribute(typeof(EmailSender).Assembly, typeof(DebuggableAttribute))
        is not DebuggableAttribute { IsJITOptimizerDisabled: true };

    /// <summary>The bytes that one send allocates in process.</summary>
    internal static Task<double> BytesAsync(string provider, SendEmailRequest mail, int sends) =>
        Allocation.OfAsync(Library.For(Find(provider), new Uri("http://localhost"), mail, new StubTransport()), sends);

    internal static BenchmarkedProvider Find(string name) => BenchmarkedProvider.All.Single(provider => provider.Name == name);

    /// <summary>Fails where a measurement lies above its limit.</summary>
    internal static void ShouldKeep(double measured, double limit, string what) => measured.ShouldBeLessThanOrEqualTo(
        limit * Limits.Tolerance, $"{what} allocates more than its limit in Limits.cs.");
}
