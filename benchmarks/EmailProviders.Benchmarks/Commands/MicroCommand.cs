using BenchmarkDotNet.Running;
using EmailProviders.Benchmarks.Micro;

namespace EmailProviders.Benchmarks.Commands;

/// <summary>Mapping and serialisation, measured by BenchmarkDotNet.</summary>
internal static class MicroCommand
{
    public static int Run(string[] options)
    {
        BenchmarkSwitcher.FromTypes([typeof(MappingBenchmarks)]).Run(options.Length > 0 ? options : ["--filter", "*"]);
        return 0;
    }
}
