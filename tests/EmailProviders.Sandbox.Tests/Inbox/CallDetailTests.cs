using System.Text;
using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Inbox;

public sealed class CallDetailTests : InboxTests
{
    private const string Calendar = "BEGIN:VCALENDAR\\nVERSION:2.0\\nEND:VCALENDAR\\n";

    [Fact]
    public async Task A_mail_shows_all_that_was_sent_and_answered()
    {
        await SendAsync(Mail
            .With("html", "\"<p>Hello</p>\"")
            .With("headers", """{ "X-Order": "7" }""")
            .With("metadata", """{ "order": "4711" }""")
            .With("tag", "\"welcome\"")
            .With("icalEvent", $"\"{Calendar}\"")
            .With("attachments", """[{ "filename": "a.txt", "content": "SGVsbG8=", "contentType": "text/plain" }]"""));

        var detail = await DetailAsync(Sandbox.Mails[0].Id);

        var mail = detail["mail"]!;
        mail["text"]!.GetValue<string>().ShouldBe("Secret");
        mail["htmlSource"]!.GetValue<string>().ShouldBe("<p>Hello</p>");
        mail["hasRemoteContent"]!.GetValue<bool>().ShouldBeFalse();
        mail["headers"]!["X-Order"]!.GetValue<string>().ShouldBe("7");
        mail["metadata"]!["order"]!.GetValue<string>().ShouldBe("4711");
        mail["tags"]![0]!.GetValue<string>().ShouldBe("welcome");
        mail["calendar"]!.GetValue<string>().ShouldStartWith("BEGIN:VCALENDAR");
        JsonNode.DeepEquals(mail["attachments"], JsonNode.Parse("""
            [{ "index": 0, "fileName": "a.txt", "contentType": "text/plain", "contentId": null, "url": null, "length": 5, "isImage": false }]
            """)).ShouldBeTrue(mail["attachments"]!.ToJsonString());
        var request = detail["request"]!;
        request["method"]!.GetValue<string>().ShouldBe("POST");
        request["path"]!.GetValue<string>().ShouldBe("/api/v1/send");
        request["headers"]!["X-API-Key"]!.GetValue<string>().ShouldBe("***");
        request["body"]!.GetValue<string>().ShouldStartWith("{\n  \"to\": \"user@example.com\",\n");
        detail["answer"]!["status"]!.GetValue<int>().ShouldBe(200);
        JsonNode.Parse(detail["answer"]!["body"]!.GetValue<string>())!["message_id"]!.GetValue<string>().ShouldBe(Sandbox.Mails[0].MessageId);
    }

    [Fact]
    public async Task A_refused_call_shows_its_body_and_the_answer()
    {
        await SendAsync(Mail.With("subject", null));

        var detail = await DetailAsync(Sandbox.Rejections[0].Id);

        detail["mail"].ShouldBeNull();
        detail["summary"]!["reason"]!.GetValue<string>().ShouldBe("validation_error: subject is required");
        detail["request"]!["body"]!.GetValue<string>().ShouldContain("user@example.com");
        detail["answer"]!["status"]!.GetValue<int>().ShouldBe(400);
    }

    [Fact]
    public async Task A_fault_is_named_beside_the_answer_it_spoilt()
    {
        Sandbox.MailerLogic.Next(SandboxFault.RateLimit(TimeSpan.FromSeconds(7)));
        Sandbox.MailerLogic.Next(SandboxFault.AcceptThenCut);
        await SendAsync(Mail);
        await Should.ThrowAsync<HttpRequestException>(() => SendAsync(Mail));

        var limited = await DetailAsync(Sandbox.Rejections[0].Id);
        var cut = await DetailAsync(Sandbox.Mails[0].Id);

        limited["answer"]!["fault"]!.GetValue<string>().ShouldBe("RateLimit(00:00:07)");
        limited["answer"]!["headers"]!["X-RateLimit-Limit"]!.GetValue<string>().ShouldBe("600");
        cut["answer"]!["fault"]!.GetValue<string>().ShouldBe("AcceptThenCut");
        cut["answer"]!["status"]!.GetValue<int>().ShouldBe(0);
        cut["summary"]!["outcome"]!.GetValue<string>().ShouldBe("accepted");
    }

    [Fact]
    public async Task Long_texts_are_cut_in_the_detail_and_whole_in_the_source()
    {
        var content = Convert.ToBase64String(new byte[9000]);
        await SendAsync(Mail.With("attachments", $$"""[{ "filename": "a.bin", "content": "{{content}}", "contentType": "application/x" }]"""));

        var id = Sandbox.Mails[0].Id;
        (await DetailAsync(id))["request"]!["body"]!.GetValue<string>().ShouldContain("… (11,488 more characters)");
        var source = await GetAsync($"inbox/{id}/source");
        source.ContentType.ShouldBe("text/plain; charset=utf-8");
        source.Text.ShouldContain(content);
    }

    [Fact]
    public async Task The_key_is_in_no_output()
    {
        await PostAsync("/api/auth/login", $$"""{ "api_key": "{{Key}}", "{{Key}}": 1 }""");
        await PostAsync("/api/auth/login", """{ "api_key": "live_a-real-key-sent-by-mistake" }""");
        await PostAsync($"/v1/{Key}/email", "{}", ("api-key", Key));
        await PostAsync($"/{Key}", "{}", ("api-key", Key), ("X-Trace", Key));
        await SendAsync(Mail.With("text", $"\"{Key}\"").With("subject", null));
        await SendAsync(Mail.With("metadata", $$"""{ "key": "{{Key}}" }"""));

        Sandbox.Rejections.Count.ShouldBe(5);
        foreach (var id in Sandbox.Rejections.Select(rejection => rejection.Id).Append(Sandbox.Mails[0].Id))
        {
            var detail = await DetailAsync(id);
            (detail["summary"]!.ToJsonString() + detail["request"]!.ToJsonString() + detail["answer"]!.ToJsonString()).ShouldNotContain(Key);
            detail.ToJsonString().ShouldNotContain("live_");
            (await GetAsync($"inbox/{id}/source")).Text.ShouldNotContain(Key);
        }

        (await GetAsync("inbox")).Text.ShouldNotContain(Key);
        Sandbox.Rejections[0].Reason.ShouldBe("*** is not a known parameter");
    }

    [Fact]
    public async Task A_file_is_a_download_of_a_type_that_no_browser_runs()
    {
        await SendAsync(Mail.With("attachments", """
            [
              { "filename": "räksmörgås.png", "content": "iVBORw0KGgo=", "contentType": "image/png" },
              { "filename": "page.html", "content": "PHNjcmlwdD4=", "contentType": "text/html" },
              { "filename": "../../etc/pass\"wd\u202egnp.svg", "content": "PHN2Zz4=", "contentType": "image/svg+xml" }
            ]
            """));
        var id = Sandbox.Mails[0].Id;

        using var image = await Client.GetAsync(new Uri(Sandbox.InboxAddress, $"inbox/{id}/attachments/0"), Stop);
        using var page = await Client.GetAsync(new Uri(Sandbox.InboxAddress, $"inbox/{id}/attachments/1"), Stop);
        using var drawing = await Client.GetAsync(new Uri(Sandbox.InboxAddress, $"inbox/{id}/attachments/2"), Stop);

        image.Content.Headers.ContentType!.ToString().ShouldBe("image/png");
        image.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("räksmörgås.png");
        foreach (var response in new[] { image, page, drawing })
        {
            response.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
            response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
            response.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("sandbox");
        }

        page.Content.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        (await page.Content.ReadAsStringAsync(Stop)).ShouldBe("<script>");
        drawing.Content.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        (await DetailAsync(id))["mail"]!["attachments"]![2]!["fileName"]!.GetValue<string>().ShouldBe("_.._etc_pass_wd_gnp.svg");
        foreach (var missing in new[] { "3", "-1", "x", "99999999999999999999", "" })
        {
            (await GetAsync($"inbox/{id}/attachments/{missing}")).Status.ShouldBe(404);
        }
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_shown_as_it_came()
    {
        await SendAsync("{ not json");

        (await DetailAsync(Sandbox.Rejections[0].Id))["request"]!["body"]!.GetValue<string>().ShouldBe("{ not json");
    }

    [Fact]
    public async Task Of_a_large_refused_body_the_start_is_kept()
    {
        await CallAsync("POST", "/api/v1/send", Encoding.UTF8.GetBytes('[' + new string('7', 200_000)), "application/json", ("X-API-Key", Key));

        var rejection = Sandbox.Rejections.ShouldHaveSingleItem();
        rejection.RequestBody!.Length.ShouldBe(SandboxRejection.MaxBodyBytes);
        rejection.RequestBytes.ShouldBe(200_001);
    }
}
