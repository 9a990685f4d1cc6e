using System.Collections.Concurrent;
using System.Diagnostics;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.FaultTests.Chaos;

/// <summary>Thousands of mails over five providers that fail by chance. The chance is seeded; the order of the tasks is not.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    private const int Mails = 5000;

    private static readonly TimeSpan LongestRun = TimeSpan.FromSeconds(9);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1, true)]
    [InlineData(null, true)]
    [InlineData(null, false)]
    public async Task D1_D4_no_mail_is_taken_twice_and_every_outcome_is_true(int? fixedSeed, bool hasFailover)
    {
        var seed = fixedSeed ?? Random.Shared.Next();
        output.WriteLine($"seed {seed}");
        var servers = ProviderKind.All.Select(provider => ChaosScript.Server(provider, seed)).ToArray();
        var sent = new ConcurrentDictionary<string, TrySendResult>();
        var started = Stopwatch.GetTimestamp();
        await using (var route = Route.To(servers, ChaosScript.Options))
        {
            // Without failover each mail has one provider, in turn.
            IReadOnlyList<IEmailSender> senders = hasFailover ? [route] : [.. ProviderKind.All.Select(one => route.Services.GetRequiredKeyedService<IEmailSender>(one.Name))];
            await Parallel.ForAsync(0, Mails, new ParallelOptions { MaxDegreeOfParallelism = 64, CancellationToken = Cancel }, async (number, cancel) =>
            {
                if (Stopwatch.GetElapsedTime(started) < LongestRun)
                    sent[Mail.SubjectOf(number)] = await senders[number % senders.Count].TrySendAsync(Mail.Numbered(number), cancel);
            });
        }

        foreach (var server in servers)
            await server.DisposeAsync();
        output.WriteLine($"{sent.Count} mails in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s: "
            + string.Join(", ", sent.Values.CountBy(result => result.Outcome).Select(pair => $"{pair.Value} {pair.Key}")));

        sent.Count.ShouldBeGreaterThan(500);
        var taken = servers.SelectMany(server => server.Log.Taken.Select(mail => (mail.Subject, server.Provider.Name))).ToLookup(one => one.Subject, one => one.Name);
        foreach (var (subject, result) in sent)
        {
            var takers = taken[subject].ToList();
            var text = $"seed {seed}, {subject}: {result.Outcome} {result.Error?.Kind}, taken by {string.Join(" and ", takers)}; {AttemptsOf(result)}";
            takers.Count.ShouldBeLessThanOrEqualTo(1, text);
            if (result.Result is { } accepted)
                takers.ShouldBe([accepted.Provider], text);
            else if (result.Outcome != SendOutcome.Unknown)
                takers.ShouldBeEmpty(text);
        }

        // The run has met all that it is about; with five providers somebody nearly always takes the mail or may have it.
        foreach (var outcome in hasFailover ? [SendOutcome.Accepted, SendOutcome.Rejected, SendOutcome.Unknown] : Enum.GetValues<SendOutcome>())
            sent.Values.ShouldContain(result => result.Outcome == outcome, $"seed {seed}: {outcome}");
    }

    private static string AttemptsOf(TrySendResult result) => string.Join(
        ", ", (result.Error?.Attempts ?? result.Result!.Attempts).Select(attempt => $"{attempt.Provider} {attempt.StatusCode} {attempt.Kind} {attempt.Outcome}"));
}
