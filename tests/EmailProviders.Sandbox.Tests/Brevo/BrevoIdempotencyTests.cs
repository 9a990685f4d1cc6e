using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Brevo;

public sealed class BrevoIdempotencyTests : BrevoTests
{
    private const string Uuid = "0b5c3d1e-9a55-4a9b-8a1c-2b7d55a2f001";

    [Theory]
    [InlineData("idempotencyKey", "idempotencyKey")]
    [InlineData("Idempotency-Key", "idempotency-key")]
    [InlineData("idempotencyKey", "IDEMPOTENCY-KEY")]
    public async Task A_replayed_key_is_refused_and_nothing_is_stored(string first, string second)
    {
        (await SendAsync(WithKey(first, Uuid))).Status.ShouldBe(201);
        var replay = await SendAsync(WithKey(second, Uuid.ToUpperInvariant()).With("subject", "\"Another\""));

        replay.ShouldBeExactly(400, """
            { "code": "duplicate_parameter", "message": "A request with the same idempotency key was already processed" }
            """);
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_key_is_forgotten_after_fifteen_minutes()
    {
        await SendAsync(WithKey("idempotencyKey", Uuid));

        Clock.Advance(TimeSpan.FromMinutes(15) - TimeSpan.FromTicks(1));
        (await SendAsync(WithKey("idempotencyKey", Uuid))).Status.ShouldBe(400);
        Clock.Advance(TimeSpan.FromTicks(1));
        (await SendAsync(WithKey("idempotencyKey", Uuid))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task A_refused_mail_does_not_use_its_key_up()
    {
        (await SendAsync(WithKey("idempotencyKey", Uuid).With("subject", null))).Status.ShouldBe(400);

        (await SendAsync(WithKey("idempotencyKey", Uuid))).Status.ShouldBe(201);
    }

    [Fact]
    public async Task Of_many_calls_at_once_with_one_key_one_is_taken()
    {
        var replies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => SendAsync(WithKey("idempotencyKey", Uuid))));

        replies.Count(reply => reply.Status == 201).ShouldBe(1);
        Sandbox.Mails.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("abc-123")]
    [InlineData("0b5c3d1e9a554a9b8a1c2b7d55a2f001")]
    [InlineData("")]
    public async Task A_key_that_is_no_uuid_is_refused(string key)
    {
        var reply = await SendAsync(WithKey("idempotencyKey", key));

        reply.Status.ShouldBe(400);
        reply.Member("code").ShouldBe("invalid_parameter");
    }

    [Fact]
    public async Task Clear_forgets_keys()
    {
        await SendAsync(WithKey("idempotencyKey", Uuid));
        Sandbox.Clear();

        (await SendAsync(WithKey("idempotencyKey", Uuid))).Status.ShouldBe(201);
    }

    private static string WithKey(string name, string key) => Minimal.With("headers", $$"""{ "{{name}}": "{{key}}" }""");
}
