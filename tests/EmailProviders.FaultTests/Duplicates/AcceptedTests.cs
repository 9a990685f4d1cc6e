using System.Text;
using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Duplicates;

/// <summary>What has been accepted stays accepted, whatever comes after the status.</summary>
public sealed class AcceptedTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D9_an_answer_cut_at_every_byte_after_its_status_line(string name)
    {
        var provider = ProviderKind.Of(name);
        var answer = AnswerText.Of(provider.SuccessStatus, provider.SuccessBody("mail-0"), [], keepsAlive: true);
        var next = Step.Healthy;
        await using var server = new FaultServer(provider, _ => Interlocked.Exchange(ref next, Step.Healthy));
        await using var second = FaultServer.Healthy(provider.Other);
        for (var cut = answer.StatusLineLength; cut <= answer.Bytes.Length; cut++)
        {
            // A route for each: neither a breaker nor a budget of retries shall have its say.
            await using var route = Route.To([server, second]);
            var (calls, taken) = (server.Log.Calls, server.Log.Taken.Count);
            next = new Step { CutAt = cut };
            var sent = await route.TrySendAsync(Mail.Plain, Cancel);

            // Inside the headers no status was seen; from their end on the mail is accepted.
            var isUnknown = cut < answer.HeadLength;
            sent.Outcome.ShouldBe(isUnknown && !provider.HasKeys ? SendOutcome.Unknown : SendOutcome.Accepted, $"cut at {cut}");
            sent.Result?.MessageId.ShouldBe(cut == answer.Bytes.Length ? provider.MessageId("mail-0") : null, $"cut at {cut}");
            (server.Log.Calls - calls).ShouldBe(isUnknown && provider.HasKeys ? 2 : 1, $"cut at {cut}");
            (server.Log.Taken.Count - taken).ShouldBe(1, $"cut at {cut}");
        }

        second.Log.Connections.ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(ProviderNames.All), MemberType = typeof(ProviderNames))]
    public async Task D10_odd_headers_never_spoil_an_accepted_mail(string name)
    {
        var provider = ProviderKind.Of(name);
        var odd = OddHeaders(seed: 4711).ToList();
        await using var server = new FaultServer(provider, call => new Step { Headers = odd[call.Number - 1] });
        await using var route = Route.To(server);
        foreach (var headers in odd)
            (await route.SendAsync(Mail.Plain, Cancel)).MessageId.ShouldBe(provider.MessageId("mail-0"), string.Join(" | ", headers));
        server.Log.Taken.Count.ShouldBe(odd.Count);
    }

    [Theory]
    [InlineData(202, """{"data":[{"message_id":"1"}],"error":{}}""", null)]
    [InlineData(200, """{"data":[{"message_id":"1"}],"error":{}}""", null)]
    [InlineData(202, """{"error":{"code":"E12501","message":"Invalid to"}}""", EmailErrorKind.InvalidRequest)]
    [InlineData(200, """{"code":"RBC201","message":"Authentication failed"}""", EmailErrorKind.Authentication)]
    [InlineData(200, """{"error":{"code":"no such code"}}""", EmailErrorKind.UnexpectedResponse)]
    public async Task D11_Kaleyras_error_decides_inside_a_2xx(int status, string body, EmailErrorKind? kind)
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, _ => Step.Answer(status, body));
        await using var route = Route.To(server);
        var sent = await route.TrySendAsync(Mail.Plain, Cancel);
        sent.Error?.Kind.ShouldBe(kind.ShouldNotBeNull());
        sent.IsAccepted.ShouldBe(kind is null);
    }

    [Theory]
    [InlineData(202, AnswerEnd.HalfBody, SendOutcome.Accepted)]
    [InlineData(202, AnswerEnd.GarbageBody, SendOutcome.Accepted)]
    [InlineData(200, AnswerEnd.HalfBody, SendOutcome.Unknown)]
    [InlineData(200, AnswerEnd.GarbageBody, SendOutcome.Unknown)]
    [InlineData(201, AnswerEnd.NoBody, SendOutcome.Unknown)]
    public async Task D11_Kaleyras_unreadable_2xx_is_accepted_only_where_it_is_the_documented_one(int status, AnswerEnd end, SendOutcome outcome)
    {
        await using var server = new FaultServer(ProviderKind.Kaleyra, new Step { Status = status, End = end });
        await using var second = FaultServer.Healthy(ProviderKind.Brevo);
        await using var route = Route.To([server, second]);
        (await route.TrySendAsync(Mail.Plain, Cancel)).Outcome.ShouldBe(outcome);
        (server.Log.Taken.Count, second.Log.Connections).ShouldBe((1, 0));
    }

    private static IEnumerable<string[]> OddHeaders(int seed)
    {
        string[] names =
        [
            "Retry-After", "x-sib-ratelimit-reset", "x-sib-ratelimit-remaining", "X-RateLimit-Reset", "Date", "Age", "Expires", "Last-Modified", "ETag", "Vary",
            "Content-Encoding", "Content-Language", "Content-Disposition", "Set-Cookie", "Server", "Warning", "WWW-Authenticate", "Location", "Via",
        ];
        string[] values =
        [
            "", "-5", "1.5", "abc", "2147483647", "2147483648", "99999999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT", "Sun, 06 Nov 1994 08:49:37 GMT",
            "2026-11-23T12:00:00Z", "1, 2", "gzip", "br, gzip", "\"", "\\", "\t", "=?utf-8?q?x?=", ";;;", "é\u00ff", new string('9', 5000),
        ];
        foreach (var name in names)
            yield return [.. values.Select(value => $"{name}: {value}").Take(12)];
        foreach (var value in values)
            yield return [.. names.Select(name => $"{name}: {value}").Take(6)];

        var random = new Random(seed);
        for (var number = 0; number < 200; number++)
        {
            var value = new StringBuilder();
            for (var length = random.Next(1, 60); length > 0; length--)
                value.Append((char)random.Next(0x21, 0x7f));
            yield return [$"{names[random.Next(names.Length)]}: {value}", $"{names[random.Next(names.Length)]}: {value}"];
        }
    }
}
