using System.Collections.Concurrent;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Bulk;

/// <summary>Whatever two providers with batches do: each mail is taken as often as its outcome says.</summary>
public sealed class BatchChaosTests
{
    private static readonly Step[] Faults =
    [
        new() { End = AnswerEnd.Fin }, new() { End = AnswerEnd.Reset }, new() { End = AnswerEnd.HalfHeaders }, new() { End = AnswerEnd.ResetInBody },
        new() { Read = ReadShare.HalfOfBody, End = AnswerEnd.Reset }, new() { Read = ReadShare.Nothing, End = AnswerEnd.Fin },
        new() { End = AnswerEnd.GarbageBody }, Step.Answer(400, """{"code":"invalid_parameter","error":"validation"}"""), Step.Answer(401),
        Step.Answer(413), Step.Answer(429, "{}", "Retry-After: 0"), Step.Answer(500), Step.Answer(503),
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task D1_each_mail_is_taken_as_often_as_its_outcome_says(int seed)
    {
        var random = new ConcurrentQueue<int>(Numbers(seed));
        Step Next(MailCall call) => random.TryDequeue(out var number) && number < Faults.Length ? Faults[number] : Step.Healthy;
        await using var first = new FaultServer(ProviderKind.Brevo, Next);
        await using var second = new FaultServer(ProviderKind.MailerLogic, Next);
        await using var route = Route.To([first, second], Batches.Options(pipeline: pipeline =>
        {
            // Put aside or broken for no longer than a moment: both providers stay in the game.
            pipeline.DisableDuration = TimeSpan.FromMilliseconds(1);
            pipeline.BreakAfterFailures = 1000;
            pipeline.PauseWithoutRetryAfter = TimeSpan.FromMilliseconds(1);
        }));
        const int Count = 400;
        var results = await Batches.SendAsync(route, Batches.Mails(Count), concurrency: 4);

        var copies = Batches.Copies(Count, first, second);
        for (var number = 0; number < Count; number++)
        {
            var because = $"mail {number} is {results[number].Outcome}";
            switch (results[number].Outcome)
            {
                case SendOutcome.Accepted:
                    copies[number].ShouldBe(1, because);
                    break;
                case SendOutcome.Unknown:
                    copies[number].ShouldBeLessThanOrEqualTo(1, because);
                    break;
                default:
                    copies[number].ShouldBe(0, because);
                    break;
            }
        }

        results.Count(result => result.IsAccepted).ShouldBeGreaterThan(100);
    }

    private static IEnumerable<int> Numbers(int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 5000).Select(_ => random.Next(2 * Faults.Length))];
    }
}
