using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Bulk;

/// <summary>Mails in batches of ten, and who has how many copies of them.</summary>
internal static class Batches
{
    public const int Size = 10;

    public static SendEmailRequest[] Mails(int count) => [.. Enumerable.Range(0, count).Select(number => Mail.Numbered(number) with { To = [AddressOf(number)] })];

    public static string AddressOf(int number) => $"reader{number}@example.net";

    public static RouteOptions Options(Action<EmailProviderOptions>? account = null, Action<EmailProvidersOptions>? pipeline = null) => new()
    {
        Account = options =>
        {
            switch (options)
            {
                case Brevo.BrevoOptions brevo:
                    brevo.MaxBatchSize = Size;
                    break;
                case MailerLogic.MailerLogicOptions mailerLogic:
                    mailerLogic.MaxBatchSize = Size;
                    break;
            }

            account?.Invoke(options);
        },
        Pipeline = pipeline,
    };

    /// <summary>Sends one call after the other.</summary>
    public static async Task<IReadOnlyList<TrySendResult>> SendAsync(Route route, IReadOnlyList<SendEmailRequest> mails, int concurrency = 1)
    {
        var results = new List<TrySendResult>();
        var sender = route.Services.GetRequiredService<IEmailSender>();
        await foreach (var result in sender.SendManyAsync(mails, new SendManyOptions { MaxConcurrency = concurrency }, cancellationToken: TestContext.Current.CancellationToken))
            results.Add(result);
        results.Count.ShouldBe(mails.Count);
        return results;
    }

    /// <summary>The copies of each mail that were taken, at all servers together.</summary>
    public static int[] Copies(int mails, params FaultServer[] servers) =>
        [.. Enumerable.Range(0, mails).Select(number => servers.Sum(server => server.Log.Taken.Sum(mail => mail.CopiesTo(AddressOf(number)))))];

    public static string Outcomes(IEnumerable<TrySendResult> results) => string.Concat(results.Chunk(Size).Select(static batch =>
    {
        var outcomes = batch.Select(static result => result.Outcome.ToString()[0]).Distinct().ToList();
        return outcomes.Count == 1 ? outcomes[0] : '?';
    }));
}
