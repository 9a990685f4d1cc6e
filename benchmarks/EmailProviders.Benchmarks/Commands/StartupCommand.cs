using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmailProviders.Benchmarks.Commands;

/// <summary>A fresh process that sends one mail and prints the milliseconds from Main until it was accepted.</summary>
internal static class StartupCommand
{
    public const string Bare = "L";
    public const string Textbook = "L2 (textbook)";
    public const string Library = "EmailSender.Create";
    public const string LibraryWithServices = "AddEmailProviders and logging in a ServiceCollection";
    public const string LibraryInHost = "AddEmailProviders in Host.CreateApplicationBuilder";
    public const string BareInHost = "L in Host.CreateApplicationBuilder";

    public static IReadOnlyList<string> Candidates { get; } = [Bare, Textbook, Library, LibraryWithServices, LibraryInHost, BareInHost];

    public static async Task<int> RunAsync(string candidate, Uri server, long started)
    {
        await SendAsync(candidate, server);
        Console.WriteLine(Stopwatch.GetElapsedTime(started).TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return 0;
    }

    private static Task SendAsync(string candidate, Uri server) => candidate switch
    {
        Bare => SendBareAsync(server),
        Textbook => SendTextbookAsync(server),
        Library => SendByLibraryAsync(server),
        LibraryWithServices => SendWithServicesAsync(server),
        LibraryInHost => SendInHostAsync(server),
        BareInHost => SendBareInHostAsync(server),
        _ => throw new ArgumentException("No such candidate.", nameof(candidate)),
    };

    // Its body is written at start, by the framework: a fresh process has no body ready.
    private static async Task SendBareAsync(Uri server)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(TextbookMail.Of(SampleMails.Small), TextbookJsonContext.Default.TextbookMail);
        using var client = new BareClient(new SocketsHttpHandler(), new Uri(server, "/v3/smtp/email"));
        await client.SendAsync(body);
    }

    private static async Task SendTextbookAsync(Uri server)
    {
        using var client = new TextbookClient(new SocketsHttpHandler(), server);
        await client.SendAsync(TextbookMail.Of(SampleMails.Small));
    }

    private static async Task SendByLibraryAsync(Uri server)
    {
        await using var sender = EmailSender.Create(email => Add(email, server));
        await sender.SendAsync(SampleMails.Small);
    }

    private static async Task SendWithServicesAsync(Uri server)
    {
        await using var services = new ServiceCollection().AddLogging().AddEmailProviders(email => Add(email, server)).BuildServiceProvider();
        await services.GetRequiredService<IEmailSender>().SendAsync(SampleMails.Small);
    }

    private static async Task SendInHostAsync(Uri server)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddEmailProviders(email => Add(email, server));
        using var host = builder.Build();
        await host.StartAsync();
        await host.Services.GetRequiredService<IEmailSender>().SendAsync(SampleMails.Small);
    }

    private static async Task SendBareInHostAsync(Uri server)
    {
        using var host = Host.CreateApplicationBuilder().Build();
        await host.StartAsync();
        await SendBareAsync(server);
    }

    private static void Add(EmailProvidersBuilder email, Uri server) =>
        email.AddBrevo(options => Benchmarks.Candidates.Library.Configure(options, server));
}
