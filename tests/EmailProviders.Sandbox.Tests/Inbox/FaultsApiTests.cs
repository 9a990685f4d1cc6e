using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Inbox;

/// <summary>The scripts over HTTP: the same as in code.</summary>
public sealed class FaultsApiTests : InboxTests
{
    [Theory]
    [InlineData("""{ "provider": "mailerlogic", "fault": "status", "status": 503 }""", 503)]
    [InlineData("""{ "provider": "mailerlogic", "fault": "rateLimit", "seconds": 2.5 }""", 429)]
    public async Task A_fault_of_the_next_call(string fault, int status)
    {
        (await PostFaultAsync(fault)).Status.ShouldBe(204);

        (await SendAsync(Mail)).Status.ShouldBe(status);
        (await SendAsync(Mail)).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Scripts_are_shown_as_they_were_written_and_ended_one_by_one()
    {
        Sandbox.Brevo.Next(SandboxFault.Status(402), calls: 2);
        await PostFaultAsync("""{ "provider": "brevo", "fault": "slowDrip", "seconds": 0.5, "calls": 3 }""");
        await PostFaultAsync("""{ "provider": "bsg-token", "fault": "reset", "always": true }""");

        const string empty = "\"next\": [], \"always\": null";
        (await GetAsync("faults")).ShouldBeExactly(200, $$"""
            [
              { "provider": "bsg", {{empty}} },
              {
                "provider": "brevo",
                "next": [
                  { "fault": "status", "status": 402, "seconds": null, "calls": 2 },
                  { "fault": "slowDrip", "status": null, "seconds": 0.5, "calls": 3 }
                ],
                "always": null
              },
              { "provider": "whippy", {{empty}} },
              { "provider": "kaleyra", {{empty}} },
              { "provider": "mailerlogic", {{empty}} },
              { "provider": "bsg-token", "next": [], "always": { "fault": "reset", "status": null, "seconds": null, "calls": null } }
            ]
            """);

        (await DeleteAsync("faults/brevo")).Status.ShouldBe(204);
        (await GetAsync("faults")).Text.ShouldNotContain("slowDrip");
        (await GetAsync("faults")).Text.ShouldContain("reset");
        (await DeleteAsync("faults")).Status.ShouldBe(204);
        (await GetAsync("faults")).Text.ShouldNotContain("reset");
    }

    [Theory]
    [InlineData("acceptThenCut", true)]
    [InlineData("reset", false)]
    public async Task Cuts_are_cuts(string fault, bool isTaken)
    {
        await PostFaultAsync($$"""{ "provider": "mailerlogic", "fault": "{{fault}}", "calls": 1 }""");

        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(Mail));

        Sandbox.Mails.Count.ShouldBe(isTaken ? 1 : 0);
    }

    [Fact]
    public async Task Always_holds_until_it_is_ended()
    {
        await PostFaultAsync("""{ "provider": "mailerlogic", "fault": "wrongJson", "always": true }""");

        (await SendAsync(Mail)).Text.ShouldStartWith("<html>");
        (await SendAsync(Mail)).Text.ShouldStartWith("<html>");
        await DeleteAsync("faults/mailerlogic");
        (await SendAsync(Mail)).Text.ShouldStartWith("{");
    }

    [Theory]
    [InlineData("{}", "provider must be one of bsg, brevo, whippy, kaleyra, mailerlogic, bsg-token.", "fault must be one of status, rateLimit, reset, latency, acceptThenCut, wrongJson, slowDrip.")]
    [InlineData("""{ "provider": "brevo", "fault": "status" }""", "status must be 400 to 599.")]
    [InlineData("""{ "provider": "brevo", "fault": "status", "status": 200 }""", "status must be 400 to 599.")]
    [InlineData("""{ "provider": "brevo", "fault": "reset", "status": 500, "seconds": 1 }""", "status belongs to the fault status only.", "seconds belongs to rateLimit, latency and slowDrip only.")]
    [InlineData("""{ "provider": "brevo", "fault": "latency" }""", "seconds must be 0 to 86400.")]
    [InlineData("""{ "provider": "brevo", "fault": "latency", "seconds": 86401 }""", "seconds must be 0 to 86400.")]
    [InlineData("""{ "provider": "brevo", "fault": "reset", "calls": 0 }""", "calls must be at least 1.")]
    [InlineData("""{ "provider": "brevo", "fault": "reset", "calls": 2, "always": true }""", "calls and always exclude each other.")]
    [InlineData("""{ "provider": "brevo", "fault": "Reset" }""", "fault must be one of status, rateLimit, reset, latency, acceptThenCut, wrongJson, slowDrip.")]
    [InlineData("""{ "provider": "brevo", "fault": "reset", "call": 1 }""", "The body is not the JSON that is expected here at $.call.")]
    [InlineData("""{ "provider": "brevo", "fault": "latency", "seconds": "1" }""", "The body is not the JSON that is expected here at $.seconds.")]
    [InlineData("null", "The body must be a JSON object of at most 16 KiB.")]
    [InlineData("not json", "The body is not the JSON that is expected here.")]
    public async Task What_is_wrong_is_told_all_at_once(string body, params string[] problems)
    {
        var reply = await PostFaultAsync(body);

        reply.Status.ShouldBe(400);
        reply.Json["errors"]!.AsArray().Select(error => error!.GetValue<string>()).ShouldBe(problems);
        (await GetAsync("faults")).Text.ShouldNotContain("fault");
    }

    [Fact]
    public async Task A_body_of_another_type_or_size_is_refused()
    {
        (await CallAsync("POST", "/_sandbox/faults", "{}"u8.ToArray(), "text/plain", ("X-Email-Sandbox", "1"))).Status.ShouldBe(415);
        (await PostFaultAsync($$"""{ "provider": "{{new string('x', 20_000)}}" }""")).Status.ShouldBe(400);
    }
}
