using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Chaos;

/// <summary>Faults by chance. An honest server: it says yes only to a mail that it has read.</summary>
internal static class ChaosScript
{
    private static readonly AnswerEnd[] WithoutAnswer = [AnswerEnd.Fin, AnswerEnd.Reset, AnswerEnd.Garbage, AnswerEnd.HalfStatusLine, AnswerEnd.HalfHeaders];

    private static readonly AnswerEnd[] WithAnswer =
    [
        AnswerEnd.WholeByteByByte, AnswerEnd.WholeAfterInformational, AnswerEnd.HalfBody, AnswerEnd.ResetInBody, AnswerEnd.GarbageBody, AnswerEnd.NoBody,
        AnswerEnd.OversizedHeaders, AnswerEnd.HalfHeaders,
    ];

    private static readonly int[] Statuses = [302, 400, 404, 408, 409, 413, 418, 422, 425, 429, 500, 502, 503, 504];

    private static readonly int[] LoginStatuses = [400, 429, 500, 503];

    public static RouteOptions Options { get; } = new()
    {
        Account = account => account.AttemptTimeout = TimeSpan.FromMilliseconds(500),
        Pipeline = pipeline =>
        {
            pipeline.RouteStrategy = RouteStrategy.RoundRobin;
            pipeline.BreakAfterFailures = 60;
            pipeline.BreakDuration = TimeSpan.FromMilliseconds(500);
            pipeline.PauseWithoutRetryAfter = TimeSpan.FromMilliseconds(20);
            pipeline.DisableDuration = TimeSpan.FromMilliseconds(100);
        },
    };

    public static FaultServer Server(ProviderKind provider, int seed)
    {
        var random = new Random(unchecked((seed * 31) + ProviderKind.All.ToList().IndexOf(provider)));
        var turn = new Lock();
        return new FaultServer(provider, _ =>
        {
            lock (turn)
                return Next(random);
        })
        {
            LoginScript = _ =>
            {
                lock (turn)
                    return random.Next(10) < 7 ? Step.Healthy : Step.Answer(LoginStatuses[random.Next(LoginStatuses.Length)]);
            },
        };
    }

    private static Step Next(Random random) => random.Next(100) switch
    {
        < 40 => Step.Healthy,
        < 55 => new Step { End = WithAnswer[random.Next(WithAnswer.Length)] },
        < 75 => Step.Answer(Statuses[random.Next(Statuses.Length)], "{}", random.Next(4) == 0 ? ["Retry-After: 0"] : []) with { Read = (ReadShare)random.Next(4) },
        < 97 => new Step { Read = (ReadShare)random.Next(4), End = WithoutAnswer[random.Next(WithoutAnswer.Length)] },
        < 98 => Step.Answer(401),
        _ => new Step { Read = (ReadShare)random.Next(4), End = AnswerEnd.Wait },
    };
}
