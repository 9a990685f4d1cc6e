using System.Diagnostics;
using System.Globalization;
using EmailProviders.Benchmarks.Commands;
using EmailProviders.Benchmarks.Measuring;

const string Only = "--only=";

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

static bool IsFlag(string argument) => argument is "--quick" or "--write" || argument.StartsWith(Only, StringComparison.Ordinal);

static Task<int> TableAsync(string[] flags) =>
    TableCommand.RunAsync(
        flags.Contains("--quick") ? Plan.Quick : Plan.Full,
        writes: flags.Contains("--write"),
        only: Array.Find(flags, static flag => flag.StartsWith(Only, StringComparison.Ordinal))?[Only.Length..]);

static int Usage()
{
    Console.Error.WriteLine("""
        table [--quick] [--write] [--only=bulk]
                                    measures all targets (a few minutes; --quick: less than one) and prints them as Markdown;
                                    --write puts them into docs/performance.md; --only prints one chapter. This is the default.
        micro [options]             mapping and serialisation by BenchmarkDotNet, whose options it takes (such as --filter *brevo*).
        """);
    return 1;
}
