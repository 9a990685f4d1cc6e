using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.Http;
using EmailProviders.Providers;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Bulk;

/// <summary>Mails as the versions of Brevo's calls: which share one, what it looks like, and whose answer is whose.</summary>
public sealed class BrevoBatchTests
{
    [Fact]
    public async Task P10_two_thousand_mails_take_two_calls_and_each_has_its_own_id()
    {
        await using var harness = BulkHarness.Brevo();
        var mails = Numbered.Mails(2000);
        var results = await harness.SendAsync(mails);

        harness.Wire.Calls.Count.ShouldBe(2);
        results.Select(result => result.Result?.MessageId).ShouldBe(mails.Select(mail => BulkHarness.IdOf(mail.To[0].Address)));
        results.ShouldAllBe(result => result.Result!.Attempts.Count == 1 && result.Result.Provider == "brevo" && result.Result.IdempotencyKey != null);
        results.Index().ShouldAllBe(item => item.Item.Result!.Receipts[0].Recipients[0] == mails[item.Index].To[0]);
    }

    [Fact]
    public async Task A_result_is_made_once_whoever_reads_it()
    {
        await using var harness = BulkHarness.Brevo();
        var results = await harness.SendAsync(Numbered.Mails(50));
        Parallel.ForEach(results, new ParallelOptions { CancellationToken = TestContext.Current.CancellationToken }, result =>
        {
            var read = new SendEmailResult?[8];
            Parallel.For(0, read.Length, index => read[index] = result.Result);
            read.ShouldAllBe(one => one != null && ReferenceEquals(one, read[0]));
        });

        results.Select(result => result.Result!.MessageId).ShouldBe(Enumerable.Range(0, 50).Select(number => BulkHarness.IdOf($"reader{number}@example.net")));
    }

    [Fact]
    public async Task A_call_holds_once_what_its_mails_share_and_in_versions_what_they_do_not()
    {
        await using var harness = BulkHarness.Brevo();
        var shared = Numbered.Mail(0) with
        {
            TextBody = "Hello",
            Tags = ["news"],
            Headers = new Dictionary<string, string> { ["X-Campaign"] = "spring" },
            Metadata = new Dictionary<string, string> { ["list"] = "7" },
        };
        await harness.SendAsync(
        [
            shared with { Cc = ["cc@example.net"], ReplyTo = [new EmailAddress("answers@example.com", "Answers")] },
            shared with { To = ["ben@example.net"], Bcc = ["bcc@example.net"] },
            shared with { To = ["eve@example.net"], Subject = "For Eve", HtmlBody = "<p>Hello \"Eve\"</p>", TextBody = "Hello Eve" },
            shared with { To = ["may@example.net"], ProviderOptions = [new BrevoSendOptions { Params = new JsonObject { ["rows"] = new JsonArray(1, "two"), ["none"] = null } }] },
        ]);

        await ShouldBeGoldenAsync("batch", harness.Bodies.ShouldHaveSingleItem());
    }

    [Fact]
    public async Task Templates_share_a_call_and_fill_themselves_from_each_mails_parameters()
    {
        await using var harness = BulkHarness.Brevo();
        SendEmailRequest Templated(string to, JsonObject? extras = null) => new()
        {
            From = "shop@example.com",
            To = [to],
            Template = new EmailTemplate("welcome") { Parameters = new Dictionary<string, string> { ["name"] = to, ["code"] = "Ω-1" } },
            ProviderOptions = extras is null ? [] : [new BrevoSendOptions { Params = extras }],
        };
        await harness.SendAsync([Templated("ada@example.net"), Templated("ben@example.net", new JsonObject { ["name"] = "Ben himself" })]);

        await ShouldBeGoldenAsync("batch-template", harness.Bodies.ShouldHaveSingleItem());
    }

    public static TheoryData<string, Func<SendEmailRequest, SendEmailRequest>> ThatNoVersionCarries() => new()
    {
        { "from", mail => mail with { From = "other@example.com" } },
        { "tags", mail => mail with { Tags = ["other"] } },
        { "headers", mail => mail with { Headers = new Dictionary<string, string> { ["X-Other"] = "1" } } },
        { "metadata", mail => mail with { Metadata = new Dictionary<string, string> { ["other"] = "1" } } },
        { "attachments", mail => mail with { Attachments = [EmailAttachment.FromBytes(new byte[3], "other.bin")] } },
        { "schedule", mail => mail with { ScheduledAt = DateTimeOffset.UnixEpoch.AddYears(90) } },
        { "calendar", mail => mail with { CalendarEvent = "BEGIN:VCALENDAR" } },
        { "template", mail => mail with { Template = new EmailTemplate("welcome"), HtmlBody = null } },
        { "text beside html", mail => mail with { TextBody = "other" } },
        { "text alone", mail => mail with { TextBody = "other", HtmlBody = null } },
        { "sender id", Extras(new BrevoSendOptions { SenderId = 1 }) },
        { "sender ip", Extras(new BrevoSendOptions { SenderIp = "192.0.2.7" }) },
        { "batch id", Extras(new BrevoSendOptions { BatchId = new Guid("5c6cfa04-eed9-42c2-8b5c-6d470d978e9d") }) },
        { "preheader", Extras(new BrevoSendOptions { Preheader = "other" }) },
        { "consent", Extras(new BrevoSendOptions { ContactPixelTrackingConsent = true }) },
        { "sandbox", Extras(new BrevoSendOptions { Sandbox = true }) },
        { "versions", Extras(new BrevoSendOptions { MessageVersions = [new BrevoMessageVersion { To = ["v@example.net"] }] }) },
        { "key", mail => mail with { IdempotencyKey = "own" } },
        { "policy", mail => mail with { DuplicatePolicy = DuplicatePolicy.Allow } },
        { "a name that is lost", mail => mail with { To = [new EmailAddress("ada@example.net", "Löst, Ada")] } },
        { "a hundred recipients", mail => mail with { Bcc = [.. Enumerable.Range(0, 99).Select(number => new EmailAddress($"b{number}@example.net"))] } },
    };

    [Theory]
    [MemberData(nameof(ThatNoVersionCarries))]
    public async Task A_mail_that_differs_in_what_no_version_carries_goes_by_itself(string what, Func<SendEmailRequest, SendEmailRequest> change)
    {
        await using var harness = BulkHarness.Brevo();
        var results = await harness.SendAsync([Numbered.Mail(0), change(Numbered.Mail(1)), Numbered.Mail(2)]);

        results.ShouldAllBe(result => result.IsAccepted, what);
        harness.Bodies.Select(body => BulkHarness.VersionsOf(body).Count).Order().ToArray().ShouldBe(what == "versions" ? new[] { 2, 2 } : new[] { 1, 2 }, what);
    }

    public static TheoryData<string, Func<SendEmailRequest, string, string, SendEmailRequest>> Maps() => new()
    {
        { "metadata", (mail, name, value) => mail with { Metadata = Map(name, value) } },
        { "headers", (mail, name, value) => mail with { Headers = Map("X-" + name, value) } },
        { "tags", (mail, name, value) => mail with { Tags = [name + value] } },
        { "preheader", (mail, name, value) => mail with { ProviderOptions = [new BrevoSendOptions { Preheader = name + value }] } },
    };

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task Mails_that_differ_in_the_case_of_a_letter_share_no_call(string what, Func<SendEmailRequest, string, string, SendEmailRequest> label)
    {
        await using var harness = BulkHarness.Brevo();
        var results = await harness.SendAsync(
        [
            label(Numbered.Mail(0), "List", "a"), label(Numbered.Mail(1), "list", "a"), label(Numbered.Mail(2), "List", "A"), label(Numbered.Mail(3), "List", "a"),
        ]);

        results.ShouldAllBe(result => result.IsAccepted, what);
        harness.Bodies.Select(body => BulkHarness.VersionsOf(body).Count).Order().ToArray().ShouldBe(new[] { 1, 1, 2 }, what);
        var single = harness.Bodies.Where(body => body["messageVersions"] is null).Select(body => body.ToJsonString()).ToList();
        single.ShouldContain(body => body.Contains("list", StringComparison.Ordinal), what);
    }

    [Fact]
    public async Task Parameters_keep_their_case_in_each_version()
    {
        await using var harness = BulkHarness.Brevo();
        SendEmailRequest Templated(int number, string name, string value) => Numbered.Mail(number) with
        {
            HtmlBody = null,
            Template = new EmailTemplate("welcome") { Parameters = Map(name, value) },
        };
        await harness.SendAsync([Templated(0, "Name", "Ada"), Templated(1, "name", "Ada"), Templated(2, "Name", "ada")]);

        BulkHarness.VersionsOf(harness.Bodies.ShouldHaveSingleItem()).Select(version => version!["params"]!.ToJsonString())
            .ShouldBe(["""{"Name":"Ada"}""", """{"name":"Ada"}""", """{"Name":"ada"}"""]);
    }

    [Fact]
    public void Every_extra_is_thought_of() => typeof(BrevoSendOptions).GetProperties().Select(property => property.Name).Order().ToArray().ShouldBe(
    new[]
    {
        "BatchId", "ContactPixelTrackingConsent", "MessageVersions", "Params", "Preheader", "Sandbox", "SenderId", "SenderIp",
    }, customMessage: "BrevoBatch must say whether two mails that differ in it may share a call");

    [Fact]
    public void Every_canonical_field_is_thought_of() => typeof(SendEmailRequest).GetProperties().Select(property => property.Name).Order().ToArray().ShouldBe(
    new[]
    {
        "Attachments", "Bcc", "CalendarEvent", "Category", "Cc", "DuplicatePolicy", "From", "Headers", "HtmlBody", "IdempotencyKey", "Metadata",
        "ProviderOptions", "ReplyTo", "ScheduledAt", "Subject", "Tags", "Template", "TextBody", "To", "TrackClicks", "TrackOpens",
    }, customMessage: "BrevoBatch must say whether two mails that differ in it may share a call");

    [Fact]
    public async Task Limits_of_recipients_size_and_parameters_begin_a_new_call()
    {
        await using var harness = BulkHarness.Brevo(configure: brevo => brevo.MaxBatchCharacters = 10_000);
        var wide = Enumerable.Range(0, 30).Select(number => Numbered.Mail(number) with
        {
            Bcc = [.. Enumerable.Range(0, 98).Select(other => new EmailAddress($"b{other}@example.net"))],
        });
        (await harness.SendAsync(wide)).ShouldAllBe(result => result.IsAccepted);
        harness.Bodies.ShouldAllBe(body => BulkHarness.VersionsOf(body).Count * 99 <= 2000);
        harness.Wire.Calls.Count.ShouldBe(2);

        var long3 = Numbered.Mails(3).Select(mail => mail with { HtmlBody = $"<p>{new string('x', 4000)}{mail.Subject}</p>" });
        (await harness.SendAsync(long3)).ShouldAllBe(result => result.IsAccepted);
        harness.Wire.Calls.Count.ShouldBe(4);

        var heavy = Enumerable.Range(0, 12).Select(number => new SendEmailRequest
        {
            From = "shop@example.com",
            To = [$"reader{number}@example.net"],
            Template = new EmailTemplate("welcome") { Parameters = new Dictionary<string, string> { ["long"] = new('x', 99_000) } },
        });
        (await harness.SendAsync(heavy)).ShouldAllBe(result => result.IsAccepted);
        harness.Wire.Calls.Count.ShouldBe(6);
    }

    [Fact]
    public async Task Mails_that_would_be_refused_are_error_values_and_in_no_call()
    {
        await using var harness = BulkHarness.Brevo();
        var results = await harness.SendAsync(
        [
            Numbered.Mail(0), Numbered.Mail(1) with { TrackOpens = true }, Numbered.Mail(2) with { Subject = "two\nlines" },
            Numbered.Mail(3) with { Template = new EmailTemplate("unknown"), HtmlBody = null }, Numbered.Mail(4),
        ]);

        results.Select(result => result.Error?.Kind).ShouldBe(
            [null, EmailErrorKind.UnsupportedFeature, EmailErrorKind.InvalidRequest, EmailErrorKind.Configuration, null]);
        BulkHarness.VersionsOf(harness.Bodies.ShouldHaveSingleItem()).Count.ShouldBe(2);
    }

    [Fact]
    public async Task What_is_dropped_of_a_mail_is_listed_with_that_mail_alone()
    {
        await using var harness = BulkHarness.Brevo(configure: brevo => brevo.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop);
        var shared = Numbered.Mail(0) with { Headers = new Dictionary<string, string> { ["X-Name"] = "Ωmega" } };
        var results = await harness.SendAsync([shared, shared with { To = ["ben@example.net"], TrackOpens = true }]);

        harness.Wire.Calls.ShouldHaveSingleItem();
        results.Select(result => string.Join(", ", result.Result!.Dropped.Select(dropped => dropped.Field)))
            .ShouldBe(["Headers[X-Name]", "TrackOpens, Headers[X-Name]"]);
    }

    [Theory]
    [InlineData("""{"messageIds":["<1>"]}""")]
    [InlineData("""{"messageIds":["<1>","<2>","<3>"]}""")]
    [InlineData("""{"messageId":"<1>"}""")]
    [InlineData("<html>")]
    public async Task Ids_that_cannot_be_told_apart_are_nobodys(string answer)
    {
        await using var harness = BulkHarness.Brevo(_ => StubHttpMessageHandler.Json(201, answer));
        var results = await harness.SendAsync(Numbered.Mails(2));

        results.ShouldAllBe(result => result.IsAccepted && result.Result.MessageId == null);
    }

    [Fact]
    public async Task F9_of_two_thousand_and_one_mails_with_seven_bad_ones_every_good_one_is_accepted()
    {
        int[] bad = [0, 3, 999, 1000, 1001, 1500, 2000];
        var taken = new ConcurrentQueue<string>();
        await using var harness = BulkHarness.Brevo(call =>
        {
            if (bad.Any(number => call.Body.Contains($"reader{number}@", StringComparison.Ordinal)))
                return StubHttpMessageHandler.Json(400, """{"code":"invalid_parameter","message":"email is not valid in to"}""");
            foreach (var version in BulkHarness.VersionsOf(JsonNode.Parse(call.Body)!))
                taken.Enqueue((string)version!["to"]![0]!["email"]!);
            return BulkHarness.BrevoAnswer(call);
        });
        var mails = Numbered.Mails(2001);
        var results = await harness.SendAsync(mails);

        results.Index().Where(item => !item.Item.IsAccepted).Select(item => item.Index).ShouldBe(bad);
        results.Index().Where(item => item.Item.IsAccepted)
            .ShouldAllBe(item => item.Item.Result!.MessageId == BulkHarness.IdOf(mails[item.Index].To[0].Address));
        results[999].Error!.Outcome.ShouldBe(SendOutcome.Rejected);
        // About k·log n: two halves on each of ten levels, for each bad mail.
        harness.Wire.Calls.Count.ShouldBeLessThanOrEqualTo(2 + (7 * 2 * 10));
        taken.Order().ShouldBe(mails.Index().Where(item => !bad.Contains(item.Index)).Select(item => item.Item.To[0].Address).Order());
        results.Where(result => result.IsAccepted).ShouldAllBe(result =>
            result.Result!.Attempts.Count(attempt => attempt.Outcome == SendOutcome.Accepted) == 1 && result.Result.Attempts.SkipLast(1).All(attempt => attempt.Outcome == SendOutcome.Rejected));
    }

    [Fact]
    public async Task A_decorator_of_the_application_sees_each_mail_alone()
    {
        var seen = 0;
        await using var harness = new BulkHarness(
            email => email.AddBrevo(brevo => brevo.ApiKey = "test-key").Use(inner => new Counting(inner, () => Interlocked.Increment(ref seen))),
            "brevo",
            BulkHarness.BrevoAnswer);
        (await harness.SendAsync(Numbered.Mails(20))).ShouldAllBe(result => result.IsAccepted);

        (seen, harness.Wire.Calls.Count).ShouldBe((20, 20));
    }

    [Fact]
    public async Task Mails_begin_where_the_route_says_and_share_a_call_there()
    {
        await using var harness = new BulkHarness(
            email => email.AddBrevo("one", brevo => brevo.ApiKey = "key-one").AddBrevo("two", brevo => brevo.ApiKey = "key-two").UseRoundRobin("one", "two"),
            "brevo",
            BulkHarness.BrevoAnswer);
        var results = await harness.SendAsync([.. Numbered.Mails(10), Numbered.Mail(10) with { IdempotencyKey = "own" }, Numbered.Mail(11) with { IdempotencyKey = "other" }]);

        results.Select(result => result.Result!.Provider).ShouldBe(Enumerable.Range(0, 12).Select(number => number % 2 == 0 ? "one" : "two"));
        harness.Wire.Calls.Select(call => (call.Headers["api-key"], BulkHarness.VersionsOf(JsonNode.Parse(call.Body)!).Count)).Order().ToArray()
            .ShouldBe(new[] { ("key-one", 1), ("key-one", 5), ("key-two", 1), ("key-two", 5) });
    }

    [Fact]
    public void P10_sorting_a_mail_into_a_batch_and_writing_it_allocates_next_to_nothing()
    {
        var mails = Enumerable.Range(0, 1000).Select(number => Numbered.Mail(number) with
        {
            HtmlBody = null,
            Template = new EmailTemplate("welcome") { Parameters = new Dictionary<string, string> { ["name"] = "Reader", ["code"] = "C-1" } },
        }).ToArray();
        var options = new BrevoOptions { Templates = { ["welcome"] = "12" } };
        Sort(mails, options);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var batch = Sort(mails, options);
        var sorted = GC.GetAllocatedBytesForCurrentThread() - before;
        Write(batch);
        before = GC.GetAllocatedBytesForCurrentThread();
        Write(batch);
        var written = GC.GetAllocatedBytesForCurrentThread() - before;

        batch.Mails.Count.ShouldBe(1000);
        (sorted / 1000).ShouldBeLessThan(130);
        (written / 1000).ShouldBeLessThan(8);
    }

    [Fact]
    public async Task Batches_can_be_turned_off()
    {
        await using var harness = BulkHarness.Brevo(configure: brevo => brevo.MaxBatchSize = 1);
        (await harness.SendAsync(Numbered.Mails(5))).ShouldAllBe(result => result.IsAccepted);

        harness.Wire.Calls.Count.ShouldBe(5);
    }

    [Fact]
    public async Task No_batch_is_larger_than_what_may_be_read_ahead()
    {
        await using var harness = BulkHarness.Brevo();
        (await harness.SendAsync(Numbered.Mails(10), new SendManyOptions { MaxReadAhead = 4 })).ShouldAllBe(result => result.IsAccepted);

        harness.Bodies.Select(body => BulkHarness.VersionsOf(body).Count).Order().ShouldBe([2, 4, 4]);
    }

    private static EmailBatch Sort(SendEmailRequest[] mails, BrevoOptions options)
    {
        var grouping = new BatchGrouping<BrevoOptions>(new BrevoBatch(null!), BrevoDefaults.Descriptor, options, mails.Length);
        for (var index = 0; index < mails.Length; index++)
            grouping.TryAdd(index, mails[index]).ShouldBeTrue();
        return grouping.Batches.Single();
    }

    private static void Write(EmailBatch batch)
    {
        using var buffer = new PooledBufferWriter(1024 * 1024);
        using var writer = new Utf8JsonWriter(buffer);
        JsonSerializer.Serialize(writer, new BrevoVersionList(batch), BrevoJsonContext.Default.BrevoVersionList);
    }

    // A map that takes its names for the same whatever their case.
    private static Dictionary<string, string> Map(string name, string value) => new(StringComparer.OrdinalIgnoreCase) { [name] = value };

    private static Func<SendEmailRequest, SendEmailRequest> Extras(BrevoSendOptions extras) => mail => mail with { ProviderOptions = [extras] };

    private static async Task ShouldBeGoldenAsync(string name, JsonNode body)
    {
        // The key of a batch is made for it.
        body["headers"]!["idempotencyKey"] = "11111111-2222-4333-8444-555555555555";
        var path = Repository.PathOf("tests", "EmailProviders.Tests", "Brevo", "Golden", name + ".json");
        var text = body.ToJsonString(new System.Text.Json.JsonSerializerOptions { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }) + "\n";
        if (Repository.IsUpdating("UPDATE_GOLDEN"))
            await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        text.ShouldBe(await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    private sealed class Counting(IEmailSender inner, Action seen) : DelegatingEmailSender(inner)
    {
        public override Task<SendEmailResult> SendAsync(SendEmailRequest request, CancellationToken cancellationToken = default)
        {
            seen();
            return InnerSender.SendAsync(request, cancellationToken);
        }
    }
}
