using System.CommandLine;

namespace EmailProviders.Sandbox.Tool;

/// <summary>The command line of <c>email-sandbox</c>.</summary>
internal static class SandboxCommand
{
    private static readonly Option<int> Port = new("--port", "-p") { Description = "The TCP port; 0 takes a free one.", DefaultValueFactory = static _ => 8025 };

    private static readonly Option<string> Host = new("--host")
    {
        Description = "The address to listen on: an IP address or localhost. Other than loopback, the inbox asks for a token.",
        DefaultValueFactory = static _ => "127.0.0.1",
    };

    private static readonly Option<string?> Token = new("--token")
    {
        Description = "What the inbox asks for; at least 16 characters. Made and printed where --host needs one and none is given.",
    };

    private static readonly Option<string[]> AllowHost = new("--allow-host")
    {
        Description = "A name under which browsers call the inbox, beside localhost and IP addresses.",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string> ApiKey = new("--api-key")
    {
        Description = "The key that all five providers accept.",
        DefaultValueFactory = static _ => EmailSandboxOptions.DefaultApiKey,
    };

    private static readonly Option<string> KaleyraSid = new("--kaleyra-sid")
    {
        Description = "The account in Kaleyra's path.",
        DefaultValueFactory = static _ => EmailSandboxOptions.DefaultKaleyraSid,
    };

    private static readonly Option<FileInfo?> Database = new("--database") { Description = "An SQLite file that keeps the mails over a restart." };

    private static readonly Option<int> MaxMails = new("--max-mails") { Description = "How many mails are kept.", DefaultValueFactory = static _ => 10_000 };

    private static readonly Option<int> MaxMegabytes = new("--max-megabytes") { Description = "How much memory they may take.", DefaultValueFactory = static _ => 256 };

    public static RootCommand Create()
    {
        var command = new RootCommand("An inbox that stands in for the e-mail APIs of BSG, Brevo, Whippy, Kaleyra and MailerLogic. Nothing is sent.")
        {
            Port, Host, Token, AllowHost, ApiKey, KaleyraSid, Database, MaxMails, MaxMegabytes,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult line, CancellationToken stop)
    {
        try
        {
            using var store = line.GetValue(Database) is { } file ? SqliteStore.Open(file.FullName) : null;
            return await SandboxRun.UntilStoppedAsync(OptionsOf(line, store), Console.Out, stop).ConfigureAwait(false);
        }
        catch (Exception failure) when (failure is ArgumentException or IOException or SqliteStoreException)
        {
            // Of the options' names the user knows those of the command line.
            await Console.Error.WriteLineAsync(failure.Message.Split(" (Parameter")[0]).ConfigureAwait(false);
            return 1;
        }
    }

    private static EmailSandboxOptions OptionsOf(ParseResult line, ISandboxStore? store)
    {
        var host = line.GetRequiredValue(Host);
        return new EmailSandboxOptions
        {
            Port = line.GetValue(Port),
            Host = host,
            Token = line.GetValue(Token) ?? (SandboxRun.IsLoopback(host) ? null : SandboxRun.NewToken()),
            AllowedHosts = line.GetValue(AllowHost) ?? [],
            ApiKey = line.GetRequiredValue(ApiKey),
            KaleyraSid = line.GetRequiredValue(KaleyraSid),
            MaxMails = line.GetValue(MaxMails),
            MaxBytes = line.GetValue(MaxMegabytes) * 1024L * 1024,
            Store = store,
        };
    }
}
