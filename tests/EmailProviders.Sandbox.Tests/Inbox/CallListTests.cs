using System.Globalization;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Inbox;

public sealed class CallListTests : InboxTests
{
    [Fact]
    public async Task The_list_shows_each_mail_in_short()
    {
        await SendAsync(Mail);

        var mail = Sandbox.Mails[0];
        (await GetAsync("inbox")).ShouldBeExactly(200, $$"""
            {
              "items": [{
                "number": 1, "id": "{{mail.Id}}", "provider": "mailerlogic", "receivedAt": "2026-04-05T12:00:00+00:00",
                "outcome": "accepted", "status": 200, "fault": null, "reason": null, "path": null,
                "from": "noreply@sandbox.example", "fromName": null, "to": ["user@example.com"], "recipients": 2,
                "subject": "Hello", "templateId": null, "attachments": 0, "hasCalendar": false, "requestBytes": {{mail.RequestBytes}}
              }],
              "next": null, "matching": 1, "total": 1, "forgotten": 0, "newest": 1, "deletions": 0
            }
            """);
    }

    [Fact]
    public async Task A_refused_call_is_in_the_same_list_with_its_reason()
    {
        await SendAsync(Mail);
        await PostAsync("/api/v1/send", Mail, ("X-API-Key", "a-wrong-key"));

        var item = (await GetAsync("inbox")).Json["items"]![0]!;

        item["outcome"]!.GetValue<string>().ShouldBe("rejected");
        item["status"]!.GetValue<int>().ShouldBe(401);
        item["reason"]!.GetValue<string>().ShouldStartWith("unauthorized: ");
        item["path"]!.GetValue<string>().ShouldBe("/api/v1/send");
    }

    [Fact]
    public async Task Pages_lead_from_the_newest_to_the_oldest_and_miss_none()
    {
        for (var i = 1; i <= 7; i++)
        {
            await SendAsync(Mail.With("subject", $"\"mail {i}\""));
        }

        var seen = new List<string>();
        var place = "inbox?limit=3";
        while (true)
        {
            var page = await GetAsync(place);
            page.Json["matching"]!.GetValue<int>().ShouldBe(7);
            seen.AddRange(SubjectsOf(page));
            if (page.Json["next"] is not { } next)
            {
                break;
            }

            // A mail that arrives meanwhile does not move the pages.
            await SendAsync(Mail.With("subject", "\"late\""));
            await DeleteAsync("inbox/" + Sandbox.Mails[^1].Id);
            place = $"inbox?limit=3&before={next.GetValue<long>()}";
        }

        seen.ShouldBe(["mail 7", "mail 6", "mail 5", "mail 4", "mail 3", "mail 2", "mail 1"]);
        SubjectsOf(await GetAsync("inbox?after=5")).ShouldBe(["mail 7", "mail 6"]);
    }

    [Theory]
    [InlineData("q=invoice", "Your invoice")]
    [InlineData("q=INVOICE%20your", "Your invoice")]
    [InlineData("q=boss@example.org", "Welcome")]
    [InlineData("q=nobody")]
    [InlineData("q=body-word", "Welcome")]
    [InlineData("q=report.csv", "Your invoice")]
    [InlineData("q=campaign-tag", "Welcome")]
    [InlineData("provider=mailerlogic&outcome=accepted", "Welcome", "Your invoice")]
    [InlineData("provider=brevo")]
    [InlineData("outcome=rejected", "No provider has this path.", "validation_error: subject is required")]
    [InlineData("provider=none", "No provider has this path.")]
    public async Task Search_and_filters_find(string query, params string[] expected)
    {
        await SendAsync(Mail.With("subject", "\"Your invoice\"").With("attachments", """[{ "filename": "report.csv", "content": "AA==", "contentType": "text/csv" }]"""));
        await SendAsync(Mail.With("subject", "\"Welcome\"").With("to", "\"boss@example.org\"").With("text", "\"a body-word\"").With("tag", "\"campaign-tag\""));
        await SendAsync(Mail.With("subject", null));
        await PostAsync("/nowhere", "{}");

        var page = await GetAsync("inbox?" + query);

        page.Status.ShouldBe(200);
        SubjectsOf(page).Order().ShouldBe(expected.Order());
        page.Json["total"]!.GetValue<int>().ShouldBe(4);
    }

    [Theory]
    [InlineData("limit=0", "limit must be a whole number from 1 to 1000.")]
    [InlineData("limit=1001", "limit must be a whole number from 1 to 1000.")]
    [InlineData("before=-1", "before must be a whole number.")]
    [InlineData("provider=sendgrid", "provider must be one of bsg, brevo, whippy, kaleyra, mailerlogic, none.")]
    [InlineData("outcome=maybe", "outcome must be one of accepted, rejected.")]
    [InlineData("page=2", "page is not known: use q, provider, outcome, before, after, limit.")]
    public async Task A_wrong_query_is_told_so(string query, string problem)
    {
        var reply = await GetAsync($"inbox?{query}&after=x");

        reply.Status.ShouldBe(400);
        var errors = reply.Json["errors"]!.AsArray().Select(error => error!.GetValue<string>()).ToArray();
        errors.ShouldContain(problem);
        errors.ShouldContain("after must be a whole number.");
    }

    [Fact]
    public async Task One_call_or_all_can_be_deleted()
    {
        await SendAsync(Mail);
        await SendAsync(Mail.With("subject", "\"stays\""));
        await PostAsync("/api/v1/send", Mail);

        (await DeleteAsync("inbox/" + Sandbox.Mails[0].Id)).Status.ShouldBe(204);
        (await DeleteAsync("inbox/" + Sandbox.Rejections[0].Id)).Status.ShouldBe(204);

        SubjectsOf(await GetAsync("inbox")).ShouldBe(["stays"]);
        Sandbox.Rejections.ShouldBeEmpty();
        (await DeleteAsync("inbox/none")).Status.ShouldBe(404);
        (await DeleteAsync("inbox")).Status.ShouldBe(204);
        Sandbox.Mails.ShouldBeEmpty();
        (await GetAsync("inbox")).Json["deletions"]!.GetValue<int>().ShouldBe(3);
    }

    [Fact]
    public async Task What_was_forgotten_is_told()
    {
        await using var small = await EmailSandbox.StartAsync(new EmailSandboxOptions { MaxMails = 2 }, Stop);
        for (var i = 0; i < 5; i++)
        {
            using var content = new StringContent(Mail.With("subject", $"\"{i.ToString(CultureInfo.InvariantCulture)}\""), System.Text.Encoding.UTF8, "application/json");
            content.Headers.Add("X-API-Key", Key);
            using var response = await Client.PostAsync(new Uri(small.BaseAddress, "/api/v1/send"), content, Stop);
        }

        var page = System.Text.Json.Nodes.JsonNode.Parse(await Client.GetStringAsync(new Uri(small.InboxAddress, "inbox"), Stop))!;

        page["forgotten"]!.GetValue<int>().ShouldBe(3);
        page["total"]!.GetValue<int>().ShouldBe(2);
        small.Forgotten.ShouldBe(3);
    }

    [Fact]
    public async Task An_unknown_place_is_404_and_no_rejection()
    {
        foreach (var place in new[] { "inbox/none", "nothing", "inbox/none/html", "faults/none", "app.jsx", "../secret" })
        {
            (await GetAsync(place)).Status.ShouldBe(404, place);
        }

        Sandbox.Rejections.Count.ShouldBe(1, "only ../secret left the inbox");
    }

    [Theory]
    [InlineData("PUT", "inbox", "GET, DELETE")]
    [InlineData("POST", "inbox", "GET, DELETE")]
    [InlineData("DELETE", "status", "GET")]
    [InlineData("POST", "events", "GET")]
    [InlineData("PATCH", "faults", "GET, POST, DELETE")]
    [InlineData("GET", "faults/brevo", "DELETE")]
    [InlineData("GET", "session", "POST, DELETE")]
    public async Task A_wrong_method_is_405_with_the_right_ones(string method, string place, string allowed)
    {
        var reply = await RawAsync($"{method} /_sandbox/{place} HTTP/1.1\r\nHost: localhost\r\nX-Email-Sandbox: 1\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

        reply.ShouldStartWith("HTTP/1.1 405 ");
        reply.ShouldContain($"Allow: {allowed}\r\n");
    }
}
