using EmailProviders.Benchmarks.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>Ways in which an application makes and resolves its sender.</summary>
internal static class Lifetimes
{
    private static readonly string[] Accounts = ["brevo", "brevo_shop", "brevo_news"];

    /// <summary>Each sends so many mails to a server, one after the other.</summary>
    public static IReadOnlyList<(string Name, Func<Uri, int, Task> SendAsync)> All { get; } =
    [
        ("without a container", SendBareAsync),
        ("singleton", SendBySingletonAsync),
        ("a scope for each send", SendByScopesAsync),
        ("three accounts in turn", SendByAccountsAsync),
    ];

    private static async Task SendBareAsync(Uri server, int sends)
    {
        await using var sender = EmailSender.Create(email => email.AddBrevo(options => Library.Configure(options, server)));
        for (var sent = 0; sent < sends; sent++)
            await sender.SendAsync(SampleMails.Small);
    }

    private static async Task SendBySingletonAsync(Uri server, int sends)
    {
        await using var services = Services(server);
        for (var sent = 0; sent < sends; sent++)
            await services.GetRequiredService<IEmailSender>().SendAsync(SampleMails.Small);
    }

    private static async Task SendByScopesAsync(Uri server, int sends)
    {
        await using var services = Services(server);
        for (var sent = 0; sent < sends; sent++)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IEmailSender>().SendAsync(SampleMails.Small);
        }
    }

    private static async Task SendByAccountsAsync(Uri server, int sends)
    {
        await using var services = Services(server);
        for (var sent = 0; sent < sends; sent++)
            await services.GetRequiredKeyedService<IEmailSender>(Accounts[sent % Accounts.Length]).SendAsync(SampleMails.Small);
    }

    private static ServiceProvider Services(Uri server) => new ServiceCollection()
        .AddEmailProviders(email =>
        {
            foreach (var account in Accounts)
                email.AddBrevo(account, options => Library.Configure(options, server));
        })
        .BuildServiceProvider(new ServiceProviderOptions { ValidateOnBuild = true, ValidateScopes = true });
}
