using System.Text;
using System.Text.RegularExpressions;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Inbox;

/// <summary>The download that any mail program opens.</summary>
public sealed partial class EmlTests : InboxTests
{
    [Fact]
    public async Task It_holds_all_of_the_mail()
    {
        await SendAsync(Mail
            .With("from", "\"Köhler <billing@example.org>\"")
            .With("subject", "\"Rechnung Nº 4711 – danke für Ihren Einkauf ☕ und bis zum nächsten Mal, wenn es wieder heißt\"")
            .With("html", "\"<p>Grüße</p>\"")
            .With("reply_to", "\"help@example.org\"")
            .With("headers", """{ "X-Order": "7", "X-Name": "Zoë" }""")
            .With("icalEvent", "\"BEGIN:VCALENDAR\\nEND:VCALENDAR\\n\"")
            .With("attachments", """[{ "filename": "größe.txt", "content": "SGVsbG8=", "contentType": "text/plain" }]"""));

        var reply = await GetAsync($"inbox/{Sandbox.Mails[0].Id}/eml");

        reply.ContentType.ShouldBe("message/rfc822");
        var unfolded = "\r\n" + reply.Text.Replace("\r\n ", " ", StringComparison.Ordinal);
        foreach (var line in new[]
        {
            "From: =?utf-8?B?S8O2aGxlcg==?= <billing@example.org>",
            "To: user@example.com",
            "Cc: cc@example.com",
            "Reply-To: help@example.org",
            "Date: Sun, 05 Apr 2026 12:00:00 +0000",
            $"Message-ID: {Sandbox.Mails[0].MessageId}",
            "X-Order: 7",
            "X-Sandbox-Provider: mailerlogic",
            "MIME-Version: 1.0",
            "Content-Type: text/calendar; method=REQUEST; charset=utf-8",
            "Content-Disposition: attachment; filename*=UTF-8''gr%C3%B6%C3%9Fe.txt",
        })
        {
            unfolded.ShouldContain("\r\n" + line + "\r\n", customMessage: line);
        }

        Decode(HeaderOf(unfolded, "Subject")).ShouldBe(Sandbox.Mails[0].Subject);
        Decode(HeaderOf(unfolded, "X-Name")).ShouldBe("Zoë");
        reply.Text.ShouldContain(Convert.ToBase64String("Secret"u8));
        reply.Text.ShouldContain(Convert.ToBase64String("<p>Grüße</p>"u8));
        reply.Text.ShouldContain("\r\nSGVsbG8=\r\n");
        reply.Text.Split("\r\n").ShouldAllBe(line => line.Length <= 998 && !line.Contains('\n') && line.All(char.IsAscii));
        Boundaries().Count(reply.Text).ShouldBe(2, "mixed and alternative");
    }

    [Fact]
    public async Task A_line_break_in_a_value_makes_no_header()
    {
        await SendAsync(Mail.With("subject", "\"Hello\\r\\nBcc: victim@example.net\"").With("tag", "\"t\""));

        var text = (await GetAsync($"inbox/{Sandbox.Mails[0].Id}/eml")).Text;

        text.ShouldNotContain("victim@example.net");
        Decode(HeaderOf(text.Replace("\r\n ", " ", StringComparison.Ordinal), "Subject")).ShouldBe("Hello\r\nBcc: victim@example.net");
    }

    [Fact]
    public async Task Inline_images_stand_beside_the_HTML_and_files_by_address_stay_there()
    {
        var login = await PostAsync("/api/auth/login", $$"""{ "api_key": "{{Key}}" }""");
        await PostAsync(
            "/api/email/send-emails",
            """
            {
              "to": ["user@example.com"], "from": "a@example.org", "subject": "s", "body": "b", "htmlbody": "<img src=\"cid:logo\">",
              "inlines": [{ "name": "logo.png", "cid": "logo", "contentType": "image/png", "content": "iVBORw0KGgo=" }]
            }
            """,
            ("Authorization", "Bearer " + login.Member("bearer")));
        await PostAsync(
            "/v3/smtp/email",
            """
            {
              "sender": { "email": "a@example.org" }, "to": [{ "email": "b@example.com" }], "subject": "s", "htmlContent": "<p>h</p>",
              "attachment": [{ "url": "https://files.example.com/report.pdf" }]
            }
            """,
            ("api-key", Key));

        var inline = (await GetAsync($"inbox/{Sandbox.Mails[0].Id}/eml")).Text;
        var external = (await GetAsync($"inbox/{Sandbox.Mails[1].Id}/eml")).Text;

        inline.ShouldContain("multipart/related");
        inline.ShouldContain("Content-ID: <logo>\r\n");
        external.ShouldContain("message/external-body; access-type=URL;\r\n URL=\"https://files.example.com/report.pdf\"");
        (await GetAsync($"inbox/{Sandbox.Mails[0].Id}/html")).Text.ShouldBe("<base target=\"_blank\"><img src=\"data:image/png;base64,iVBORw0KGgo=\">");
    }

    [Fact]
    public async Task A_short_mail_that_names_a_large_image_often_stays_bounded()
    {
        var login = await PostAsync("/api/auth/login", $$"""{ "api_key": "{{Key}}" }""");
        var html = string.Concat(Enumerable.Repeat("<img src=cid:a>", 1000));
        await PostAsync(
            "/api/email/send-emails",
            $$"""
            {
              "to": ["user@example.com"], "from": "a@example.org", "subject": "s", "body": "b", "htmlbody": "{{html}}",
              "inlines": [{ "name": "a.png", "cid": "a", "contentType": "image/png", "content": "{{Convert.ToBase64String(new byte[1_500_000])}}" }]
            }
            """,
            ("Authorization", "Bearer " + login.Member("bearer")));

        var text = (await GetAsync($"inbox/{Sandbox.Mails[0].Id}/html")).Text;

        text.Length.ShouldBeInRange(60 * 1024 * 1024, 70 * 1024 * 1024);
        text.ShouldEndWith("<img src=cid:a>");
    }

    private static string HeaderOf(string text, string name) => Regex.Match(text, $"(?m)^{name}: (.*)\r$").Groups[1].Value;

    private static string Decode(string header) => Encoding.UTF8.GetString(
        [.. EncodedWord().Matches(header).SelectMany(word => Convert.FromBase64String(word.Groups[1].Value))]);

    [GeneratedRegex(@"=\?utf-8\?B\?([^?]*)\?=")]
    private static partial Regex EncodedWord();

    [GeneratedRegex("boundary=\"")]
    private static partial Regex Boundaries();
}
