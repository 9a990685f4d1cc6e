using System.Diagnostics;
using System.Reflection;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Tool;

/// <summary>The tool as its users get it: packed, and installed from the package into a folder of its own.</summary>
public sealed class InstalledTool : IAsyncLifetime
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("email-sandbox-");

    /// <summary>A folder for the tests' own files.</summary>
    public string Folder => folder.FullName;

    public string Command => Path.Combine(Folder, "tools", "email-sandbox");

    public async ValueTask InitializeAsync()
    {
        var configuration = typeof(InstalledTool).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var packages = Path.Combine(Folder, "packages");
        await RunAsync("pack", RepositoryFolder.PathOf("src", "EmailProviders.Sandbox.Tool"), "--no-build", "--configuration", configuration, "--output", packages);
        await RunAsync("tool", "install", "EmailProviders.Sandbox.Tool", "--source", packages, "--tool-path", Path.Combine(Folder, "tools"));
    }

    public ValueTask DisposeAsync()
    {
        folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    private async Task RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };

        // A package of this version from an earlier run must not be taken for this one.
        start.Environment["NUGET_PACKAGES"] = Path.Combine(Folder, "cache");
        start.Environment.Remove("MSBUILD_EXE_PATH");
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(0, $"dotnet {string.Join(' ', arguments)}\n{output}{await errors}");
    }
}
