using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;

namespace EmailProviders.Benchmarks.Micro;

/// <summary>The small mail from the canonical request to the bytes of its body, for each provider.</summary>
[MemoryDiagnoser]
[Config(typeof(InProcess))]
public class MappingBenchmarks
{
    private Func<object> _map = null!;
    private Func<long?> _serialise = null!;

    /// <summary>The names of the providers.</summary>
    public static IEnumerable<string> Providers => BenchmarkedProvider.All.Select(static provider => provider.Name);

    /// <summary>The provider.</summary>
    [ParamsSource(nameof(Providers))]
    public string Provider { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var provider = BenchmarkedProvider.All.First(provider => provider.Name == Provider);
        _map = SliceSteps.Mapping(provider, SampleMails.Small);
        _serialise = SliceSteps.MappingAndSerialisation(provider, SampleMails.Small);
    }

    [Benchmark(Baseline = true)]
    public object Map() => _map();

    [Benchmark]
    public long? MapAndSerialise() => _serialise();

    // A project that BenchmarkDotNet generates would not restore under central package versions and lock files.
    private sealed class InProcess : ManualConfig
    {
        public InProcess() => AddJob(Job.Default
            .WithToolchain(InProcessEmitToolchain.Instance)
            .WithWarmupCount(5)
            .WithIterationCount(15)
            .WithIterationTime(TimeInterval.FromMilliseconds(200)));
    }
}
