using EmailProviders.Benchmarks.Measuring;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>What the chapters are measured with.</summary>
/// <param name="Server">The server process.</param>
/// <param name="Plan">How much is measured.</param>
internal sealed record Session(ServerProcess Server, Plan Plan);
