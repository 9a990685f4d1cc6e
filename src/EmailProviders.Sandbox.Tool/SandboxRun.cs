using System.Net;
using System.Security.Cryptography;

namespace EmailProviders.Sandbox.Tool;

/// <summary>Runs a sandbox until it is told to stop.</summary>
internal static class SandboxRun
{
    public static async Task<int> UntilStoppedAsync(EmailSandboxOptions options, TextWriter output, CancellationToken stop)
    {
        var sandbox = await EmailSandbox.StartAsync(options, stop).ConfigureAwait(false);
        await using (sandbox.ConfigureAwait(false))
        {
            await output.WriteLineAsync($"Inbox         {sandbox.InboxAddress}").ConfigureAwait(false);
            await output.WriteLineAsync($"Base address  {sandbox.BaseAddress}").ConfigureAwait(false);
            if (options.ApiKey == EmailSandboxOptions.DefaultApiKey)
            {
                await output.WriteLineAsync($"API key       {options.ApiKey}").ConfigureAwait(false);
            }

            await output.WriteLineAsync($"Kaleyra SID   {options.KaleyraSid}").ConfigureAwait(false);
            if (options.Token is { } token)
            {
                await output.WriteLineAsync($"Token         {token}").ConfigureAwait(false);
            }

            await output.WriteLineAsync("Nothing is sent. Stop with Ctrl+C.").ConfigureAwait(false);
            await output.FlushAsync(CancellationToken.None).ConfigureAwait(false);
            await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        return 0;
    }

    public static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    public static string NewToken() => RandomNumberGenerator.GetHexString(32, lowercase: true);
}
