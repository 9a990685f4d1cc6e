using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests;

public sealed class WaitForMailTests : SandboxTests
{
    [Fact]
    public async Task A_mail_that_is_already_here_ends_the_wait_at_once()
    {
        await SendAsync("one");

        (await Sandbox.WaitForMailAsync(cancellationToken: Stop)).Subject.ShouldBe("one");
    }

    [Fact]
    public async Task The_next_mail_that_fits_ends_the_wait()
    {
        await SendAsync("one");
        var wait = Sandbox.WaitForMailAsync(mail => mail.Subject == "three", Stop);
        await SendAsync("two");
        wait.IsCompleted.ShouldBeFalse();
        await SendAsync("three");

        (await wait).Subject.ShouldBe("three");
    }

    [Fact]
    public async Task Several_may_wait_for_the_same_mail()
    {
        var waits = Enumerable.Range(0, 5).Select(_ => Sandbox.WaitForMailAsync(cancellationToken: Stop)).ToArray();
        await SendAsync("one");

        (await Task.WhenAll(waits)).Select(mail => mail.Id).Distinct().Count().ShouldBe(1);
    }

    [Fact]
    public async Task A_wait_can_be_cancelled()
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var wait = Sandbox.WaitForMailAsync(cancellationToken: cancellation.Token);
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => wait);
    }

    [Fact]
    public async Task A_predicate_that_throws_ends_only_its_own_wait()
    {
        var wait = Sandbox.WaitForMailAsync(_ => throw new InvalidDataException("mine"), Stop);

        (await SendAsync("one")).Status.ShouldBe(200);

        (await Should.ThrowAsync<InvalidDataException>(() => wait)).Message.ShouldBe("mine");
    }

    [Fact]
    public async Task A_stop_ends_the_wait()
    {
        var wait = Sandbox.WaitForMailAsync(cancellationToken: Stop);
        await Sandbox.DisposeAsync();

        await Should.ThrowAsync<ObjectDisposedException>(() => wait);
        await Should.ThrowAsync<ObjectDisposedException>(() => Sandbox.WaitForMailAsync(cancellationToken: Stop));
    }

    [Fact]
    public async Task Clear_does_not_end_a_wait()
    {
        var wait = Sandbox.WaitForMailAsync(mail => mail.Subject == "two", Stop);
        await SendAsync("one");
        Sandbox.Clear();
        await SendAsync("two");

        (await wait).Subject.ShouldBe("two");
    }

    private Task<Reply> SendAsync(string subject) => PostAsync(
        "/api/v1/send", $$"""{ "to": "user@example.com", "subject": "{{subject}}" }""", ("X-API-Key", Key));
}
