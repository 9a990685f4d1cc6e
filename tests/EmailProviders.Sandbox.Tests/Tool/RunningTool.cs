using System.Diagnostics;

namespace EmailProviders.Sandbox.Tests.Tool;

/// <summary>One run of the tool, on a free port.</summary>
internal sealed class RunningTool : IAsyncDisposable
{
    private readonly Process process;

    private RunningTool(Process process, IReadOnlyDictionary<string, string> lines)
    {
        this.process = process;
        Lines = lines;
        BaseAddress = new Uri(lines["Base address"]);
        InboxAddress = new Uri(lines["Inbox"]);
    }

    /// <summary>What it printed: name and value.</summary>
    public IReadOnlyDictionary<string, string> Lines { get; }

    public Uri BaseAddress { get; }

    public Uri InboxAddress { get; }

    /// <summary>Starts it and waits for its last line.</summary>
    public static async Task<RunningTool> StartAsync(InstalledTool tool, params string[] arguments)
    {
        var process = Start(tool, ["--port", "0", .. arguments]);
        var lines = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line && !line.StartsWith("Nothing is sent", StringComparison.Ordinal))
        {
            lines[line[..14].Trim()] = line[14..].Trim();
        }

        return new RunningTool(process, lines);
    }

    /// <summary>A run that is expected to end by itself.</summary>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(InstalledTool tool, params string[] arguments)
    {
        using var process = Start(tool, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, error);
    }

    /// <summary>The end as a crash has it.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            await KillAsync();
        }

        process.Dispose();
    }

    private static Process Start(InstalledTool tool, string[] arguments) =>
        Process.Start(new ProcessStartInfo(tool.Command, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
}
