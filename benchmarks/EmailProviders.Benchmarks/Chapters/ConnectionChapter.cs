using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P12: the connections of many sends, one after the other, by how the sender is made and resolved.</summary>
internal static class ConnectionChapter
{
    private const int Sends = 200;

    private static readonly string[] Accounts = ["brevo", "brevo_shop", "brevo_news"];

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var opened = new List<(string Name, long Connections)>
        {
            ("without a container", await CountAsync(session, SendBareAsync)),
            ("singleton", await CountAsync(session, SendBySingletonAsync)),
            ("a scope for each send", await CountAsync(session, SendByScopesAsync)),
            ("three accounts in turn", await CountAsync(session, SendByAccountsAsync)),
        };
        return new Chapter([
            new Row(
                "P12",
                $"connections of {Sends} sends, one after the other",
                "1 per host, any DI lifetime, several accounts",
                Markdown.Each(opened.Select(static one => (one.Name, Markdown.Number(one.Connections)))),
                opened.TrueForAll(static one => one.Connections == 1)),
        ]);
    }

    private static async Task<long> CountAsync(Session session, Func<Uri, Task> send)
    {
        var before = await session.Server.CountsAsync();
        await send(session.Server.Address);
        return (await session.Server.CountsAsync() - before).Connections;
    }

    private static async Task SendBareAsync(Uri server)
    {
        await using var sender = EmailSender.Create(email => email.AddBrevo(options => Library.Configure(options, server)));
        for (var sent = 0; sent < Sends; sent++)
            await sender.SendAsync(SampleMails.Small);
    }

    private static async Task SendBySingletonAsync(Uri server)
    {
        await using var services = Services(server);
        for (var sent = 0; sent < Sends; sent++)
            await services.GetRequiredService<IEmailSender>().SendAsync(SampleMails.Small);
    }

    private static async Task SendByScopesAsync(Uri server)
    {
        await using var services = Services(server);
        for (var sent = 0; sent < Sends; sent++)
        {
            await using var scope = services.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<IEmailSender>().SendAsync(SampleMails.Small);
        }
    }

    private static async Task SendByAccountsAsync(Uri server)
    {
        await using var services = Services(server);
        for (var sent = 0; sent < Sends; sent++)
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
