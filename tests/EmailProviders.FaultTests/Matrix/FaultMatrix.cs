using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Matrix;

/// <summary>
/// Every way in which a request can be read × every way in which an exchange can end, at one provider: alone, and before a healthy one.
/// The provider fails once; whoever sends again where that is not allowed shows as a second mail.
/// </summary>
public abstract class FaultMatrix(string provider)
{
    private readonly ProviderKind _provider = ProviderKind.Of(provider);

    public static TheoryData<ReadShare, AnswerEnd> Ends() => new MatrixTheoryData<ReadShare, AnswerEnd>(Enum.GetValues<ReadShare>(), Rules.Ends);

    public static TheoryData<ReadShare, int> Statuses() => new MatrixTheoryData<ReadShare, int>(Enum.GetValues<ReadShare>(), Rules.Statuses);

    [Theory]
    [MemberData(nameof(Ends))]
    public Task D1_L11_L12_an_end_alone(ReadShare read, AnswerEnd end) =>
        AloneAsync(new Step { Read = read, End = end }, Rules.Of(_provider, read, end), TimeoutOf(end));

    [Theory]
    [MemberData(nameof(Ends))]
    public Task D1_D4_D9_an_end_before_a_healthy_provider(ReadShare read, AnswerEnd end) =>
        BeforeHealthyAsync(new Step { Read = read, End = end }, Rules.Of(_provider, read, end), TimeoutOf(end));

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task D1_a_status_alone(ReadShare read, int status)
    {
        await using var elsewhere = FaultServer.Healthy(_provider);
        await AloneAsync(StatusStep(read, status, elsewhere), Rules.Of(_provider, read, status), TimeoutOf(AnswerEnd.Whole));
        elsewhere.Log.Connections.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task D1_D4_a_status_before_a_healthy_provider(ReadShare read, int status)
    {
        await using var elsewhere = FaultServer.Healthy(_provider);
        await BeforeHealthyAsync(StatusStep(read, status, elsewhere), Rules.Of(_provider, read, status), TimeoutOf(AnswerEnd.Whole));
        elsewhere.Log.Connections.ShouldBe(0);
    }

    private static Step StatusStep(ReadShare read, int status, FaultServer elsewhere) => Step.Answer(status) with
    {
        Read = read,
        Headers = status is >= 300 and < 400 ? [$"Location: {elsewhere.Address}v3/smtp/email"] : [],
    };

    // Only what waits for the time-out needs a short one.
    private static TimeSpan TimeoutOf(AnswerEnd end) =>
        end is AnswerEnd.Wait or AnswerEnd.WaitInBody or AnswerEnd.SlowDrip or AnswerEnd.SlowBody ? TimeSpan.FromMilliseconds(500) : TimeSpan.FromSeconds(20);

    private async Task AloneAsync(Step step, Expected expected, TimeSpan attemptTimeout)
    {
        await using var server = new FaultServer(_provider, step);
        await using var route = Route.To(server, RouteOptions.WithAttempts(attemptTimeout));
        var sent = await route.TrySendAsync(Mail.Plain, TestContext.Current.CancellationToken);

        ShouldBe(sent, step, expected);
        server.Log.Calls.ShouldBe(expected.Calls);
        server.Log.Taken.Count.ShouldBe(TakenHere(step, expected));
    }

    private async Task BeforeHealthyAsync(Step step, Expected expected, TimeSpan attemptTimeout)
    {
        await using var server = new FaultServer(_provider, step);
        await using var second = FaultServer.Healthy(_provider.Other);
        await using var route = Route.To([server, second], new RouteOptions
        {
            // The second one is never in a hurry.
            Account = account => account.AttemptTimeout = account.BaseAddress == server.Address ? attemptTimeout : TimeSpan.FromSeconds(20),
        });
        var sent = await route.TrySendAsync(Mail.Plain, TestContext.Current.CancellationToken);

        server.Log.Calls.ShouldBe(expected.Calls);
        second.Log.Calls.ShouldBe(expected.GoesOn ? 1 : 0);
        var taken = server.Log.Taken.Count + second.Log.Taken.Count;
        if (!expected.GoesOn)
        {
            ShouldBe(sent, step, expected);
            taken.ShouldBe(TakenHere(step, expected));
            return;
        }

        var result = sent.Result.ShouldNotBeNull();
        result.Provider.ShouldBe(second.Provider.Name);
        result.MessageId.ShouldBe(second.Provider.MessageId("mail-0"));
        result.MayBeDuplicate.ShouldBeFalse();
        result.Attempts.Select(attempt => (attempt.Outcome, attempt.Kind)).ShouldBe([(expected.Outcome, expected.Kind), (SendOutcome.Accepted, null)]);
        taken.ShouldBe(1);
        second.Log.Taken.Count.ShouldBe(1);
    }

    private void ShouldBe(TrySendResult sent, Step step, Expected expected)
    {
        sent.Outcome.ShouldBe(expected.Outcome, sent.Error?.ToString());
        sent.Error?.Kind.ShouldBe(expected.Kind.ShouldNotBeNull());
        if (sent.Result is { } result)
        {
            result.Provider.ShouldBe(_provider.Name);
            result.IsDuplicate.ShouldBe(expected.IsDuplicate);
            result.MayBeDuplicate.ShouldBeFalse();
            result.MessageId.ShouldBe(expected.HasId ? IdOf(step, expected) : null);
        }
    }

    // The server echoes the subject where it has read the mail, and says 1 where it has not.
    private string IdOf(Step step, Expected expected) =>
        _provider.MessageId(step.Read == ReadShare.All || expected.Calls > 1 ? Mail.Plain.Subject! : "1");

    private static int TakenHere(Step step, Expected expected)
    {
        var byFirst = step.Read == ReadShare.All && step.TakesMail ? 1 : 0;
        return expected is { Outcome: SendOutcome.Accepted, Calls: > 1 } ? 1 : byFirst;
    }
}
