using System.Diagnostics;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.Benchmarks.Commands;

/// <summary>
/// The server process: prints its address, then one line of counts for each line that it reads, and ends with its standard input.
/// </summary>
internal static class ServeCommand
{
    public static int Run()
    {
        // The last processor is the server's: which one it runs on must not change from block to block.
        if (OperatingSystem.IsLinux() || OperatingSystem.IsWindows())
            Process.GetCurrentProcess().ProcessorAffinity = 1 << Math.Min(Environment.ProcessorCount - 1, 30);

        using var server = MeasuringServer.Start();
        Console.WriteLine(server.Address);
        while (Console.ReadLine() is not null)
            Console.WriteLine(server.Counts.ToLine());
        return 0;
    }
}
