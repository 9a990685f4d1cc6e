using System.Diagnostics;
using System.Globalization;
using EmailProviders.Benchmarks.Commands;
using EmailProviders.Benchmarks.Measuring;

var started = Stopwatch.GetTimestamp();
return args switch
{
    ["startup", var candidate, var server] => await StartupCommand.RunAsync(candidate, new Uri(server), started),
    ["attachment", var candidate, var concurrency, var file, var server] =>
        await AttachmentCommand.RunAsync(candidate, int.Parse(concurrency, CultureInfo.InvariantCulture), file, new Uri(server)),
    ["serve"] => ServeCommand.Run(),
    ["micro", .. var options] => MicroCommand.Run(options),
    ["table", .. var flags] when Array.TrueForAll(flags, IsFlag) => await TableAsync(flags),
    _ when Array.TrueForAll(args, IsFlag) => await TableAsync(args),
    _ => Usage(),
};

static bool IsFlag(string argument) => argument is "--quick" or "--write";

static Task<int> TableAsync(string[] flags) =>
    TableCommand.RunAsync(flags.Contains("--quick") ? Plan.Quick : Plan.Full, writes: flags.Contains("--write"));

static int Usage()
{
    Console.Error.WriteLine("""
        table [--quick] [--write]   measures all targets (a few minutes; --quick: less than one) and prints them as Markdown;
                                    --write puts them into docs/performance.md. This is the default.
        micro [options]             mapping and serialisation by BenchmarkDotNet, whose options it takes (such as --filter *brevo*).
        """);
    return 1;
}
