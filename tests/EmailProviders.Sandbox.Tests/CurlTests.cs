using System.Diagnostics;
using System.Text.RegularExpressions;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests;

/// <summary>The shell blocks of docs/sandbox.md, run as they stand there but for the port.</summary>
public sealed partial class CurlTests : SandboxTests
{
    public static TheoryData<string> Providers => ["BSG", "Brevo", "Whippy", "Kaleyra", "MailerLogic"];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task The_curl_of_the_providers_page_is_accepted(string provider)
    {
        var block = Blocks()[provider].Replace("http://127.0.0.1:8025/", Sandbox.BaseAddress.AbsoluteUri, StringComparison.Ordinal);

        var answer = await RunAsync(block);

        Sandbox.Rejections.ShouldBeEmpty(answer);
        Sandbox.Mails.ShouldHaveSingleItem().Provider.ShouldBe(provider.ToLowerInvariant());
        answer.ShouldContain(Sandbox.Mails[0].MessageId);
    }

    [Fact]
    public void There_is_one_for_each_provider() => Blocks().Keys.Order().ShouldBe(Providers.Select(row => row.Data).Order());

    private static Dictionary<string, string> Blocks()
    {
        var page = File.ReadAllText(RepositoryFolder.PathOf("docs", "sandbox.md"));
        var section = page[page.IndexOf("<!-- curl", StringComparison.Ordinal)..page.IndexOf("<!-- end of curl", StringComparison.Ordinal)];
        return Block().Matches(section).ToDictionary(match => match.Groups[1].Value, match => match.Groups[2].Value);
    }

    private static async Task<string> RunAsync(string script)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true })!;
        await shell.StandardInput.WriteAsync(script.AsMemory(), Stop);
        shell.StandardInput.Close();
        var output = shell.StandardOutput.ReadToEndAsync(Stop);
        var errors = shell.StandardError.ReadToEndAsync(Stop);
        await shell.WaitForExitAsync(Stop);
        shell.ExitCode.ShouldBe(0, await errors);
        return await output;
    }

    [GeneratedRegex("```sh\n# (\\w+)\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Block();
}
