using System.Diagnostics;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>This program once more, in a fresh process.</summary>
internal static class ChildProcess
{
    /// <summary>Starts it with its standard input and output redirected.</summary>
    public static Process Start(IReadOnlyList<string> arguments, params (string Name, string Value)[] environment)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this program is not known.");
        // Where the host `dotnet` runs us, it needs to be told what to run.
        IEnumerable<string> prefix = Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? [Path.Combine(AppContext.BaseDirectory, "EmailProviders.Benchmarks.dll")]
            : [];
        var start = new ProcessStartInfo(program, [.. prefix, .. arguments]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return Process.Start(start) ?? throw new InvalidOperationException("The child process did not start.");
    }

    /// <summary>Runs it to its end, and returns the last line that it printed.</summary>
    public static async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        process.StandardInput.Close();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output.TrimEnd().Split('\n')[^1]
            : throw new InvalidOperationException($"`{string.Join(' ', arguments)}` ended with {process.ExitCode}.");
    }
}
