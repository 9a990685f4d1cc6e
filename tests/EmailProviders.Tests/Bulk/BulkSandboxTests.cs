using System.Globalization;
using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.Sandbox;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Bulk;

/// <summary>Whatever is sent in bulk arrives as it would have arrived alone, and its result is its own: over real sockets, at emulated providers.</summary>
public sealed class BulkSandboxTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("brevo", 1)]
    [InlineData("brevo", 2)]
    [InlineData("brevo", 3)]
    [InlineData("mailerlogic", 4)]
    [InlineData("mailerlogic", 5)]
    public async Task F9_results_match_their_mails_for_random_mixes(string provider, int seed)
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = Connect(sandbox, provider);
        var random = new Random(seed);
        SendEmailRequest[] mails = [.. Enumerable.Range(0, 400).Select(number => RandomMail(random, number))];
        var results = await SendManyTests.CollectAsync(email.SendManyAsync(mails, new SendManyOptions { MaxConcurrency = 4 }, cancellationToken: Cancel));

        var arrived = sandbox.Mails.ToLookup(mail => mail.To[0]);
        foreach (var (index, result) in results.Index())
        {
            var mail = mails[index];
            // The providers publish the length of a name, and what they cannot carry is known: nothing else is refused here.
            var copy = result.IsAccepted ? arrived[mail.To[0].Address].ShouldHaveSingleItem() : null;
            if (copy is null)
            {
                arrived[mail.To[0].Address].ShouldBeEmpty();
                continue;
            }

            result.Result!.MessageId.ShouldBe(provider == "brevo" ? copy.MessageId : copy.Extras["email_id"]);
            ShouldBe(copy, mail, provider);
        }

        results.Count(result => result.IsAccepted).ShouldBeGreaterThan(200);
    }

    [Fact]
    public async Task F9_mails_that_the_provider_refuses_by_itself_cost_the_others_nothing()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = EmailSender.Create(providers => providers.AddMailerLogic(mailerLogic =>
        {
            mailerLogic.ApiKey = EmailSandboxOptions.DefaultApiKey;
            mailerLogic.BaseAddress = sandbox.BaseAddress;
            mailerLogic.Domain = "example.com";
        }));
        // The sender's domain is not the one that the call names.
        var results = await SendManyTests.CollectAsync(email.SendManyAsync(
            Numbered.Mails(2001).Select((mail, index) => mail with { From = index % 300 == 7 ? "shop@elsewhere.example" : "shop@example.com" }), cancellationToken: Cancel));

        results.Index().Where(item => !item.Item.IsAccepted).Select(item => item.Index).ShouldBe([7, 307, 607, 907, 1207, 1507, 1807]);
        results.Where(result => !result.IsAccepted).ShouldAllBe(result => result.Error!.Outcome == SendOutcome.Rejected && result.Error.ProviderCode == "validation_error");
        sandbox.Mails.Count.ShouldBe(1994);
    }

    [Fact]
    public async Task Everything_that_Brevo_carries_arrives_as_it_does_alone()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = Connect(sandbox, "brevo");
        var mail = Mails.Everything(BrevoDefaults.Descriptor) with { IdempotencyKey = null };
        await email.SendAsync(mail, Cancel);
        var alone = sandbox.Mails.ShouldHaveSingleItem();
        await SendManyTests.CollectAsync(email.SendManyAsync([mail, mail], cancellationToken: Cancel));

        sandbox.Mails.Count.ShouldBe(3);
        foreach (var copy in sandbox.Mails.Skip(1))
        {
            copy.RequestBody.ShouldContain("messageVersions");
            Printed(copy).ShouldBe(Printed(alone));
        }
    }

    [Fact]
    public async Task A_keyed_sender_batches_too()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = Connect(sandbox, "brevo");
        await SendManyTests.CollectAsync(email.Provider("brevo").SendManyAsync(Numbered.Mails(2), cancellationToken: Cancel));

        sandbox.Mails.ShouldAllBe(mail => mail.RequestBody.Contains("messageVersions"));
        sandbox.Mails.Count.ShouldBe(2);
    }

    private static string Printed(SandboxMail mail) => string.Join("\n", typeof(SandboxMail).GetProperties()
        .Where(property => property.Name is not ("Id" or "MessageId" or "ReceivedAt" or "RequestBody" or "RequestBytes" or "RequestHeaders"))
        .Select(property => property.Name + ": " + Printed(property.GetValue(mail))));

    private static string Printed(object? value) => value switch
    {
        string text => text,
        SandboxAttachment attachment => $"{attachment.FileName} {attachment.ContentType} {attachment.Length}",
        IEnumerable<KeyValuePair<string, string>> map => string.Join(", ", map.Where(entry => entry.Key != "idempotencyKey")),
        System.Collections.IEnumerable items => string.Join(", ", items.Cast<object>().Select(Printed)),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };

    private static EmailSender Connect(EmailSandbox sandbox, string provider) => EmailSender.Create(providers =>
    {
        if (provider == "brevo")
        {
            providers.AddBrevo(brevo =>
            {
                brevo.ApiKey = EmailSandboxOptions.DefaultApiKey;
                brevo.BaseAddress = sandbox.BaseAddress;
                brevo.Templates["welcome"] = "12";
                brevo.MaxBatchSize = 37;
            });
        }
        else
        {
            providers.AddMailerLogic(mailerLogic =>
            {
                mailerLogic.ApiKey = EmailSandboxOptions.DefaultApiKey;
                mailerLogic.BaseAddress = sandbox.BaseAddress;
                mailerLogic.MaxBatchSize = 37;
                mailerLogic.SendSenderName = true;
            });
        }
    });

    private static SendEmailRequest RandomMail(Random random, int number)
    {
        bool OneIn(int chances) => random.Next(chances) == 0;
        var mail = new SendEmailRequest
        {
            From = OneIn(4) ? "other@example.com" : new EmailAddress("shop@example.com", "Shop"),
            To = [new EmailAddress($"reader{number}@example.net", OneIn(3) ? $"Reader {number}" : null)],
            Cc = OneIn(5) ? [$"cc{number}@example.net"] : [],
            Bcc = OneIn(5) ? [$"bcc{number}@example.net"] : [],
            ReplyTo = OneIn(3) ? ["answers@example.com"] : [],
            Subject = OneIn(2) ? "News" : $"News \"{number}\" — ✓",
            TextBody = OneIn(2) ? "Hello" : null,
            HtmlBody = OneIn(2) ? "<p>Hello</p>" : $"<p>Hello {number} & all</p>",
            Tags = OneIn(6) ? ["spring"] : [],
            Metadata = OneIn(8) ? new Dictionary<string, string> { ["list"] = "7" } : new Dictionary<string, string>(),
            IdempotencyKey = OneIn(10) ? $"key-{number}" : null,
            TrackOpens = OneIn(20) ? true : null,
        };
        if (OneIn(5))
        {
            var parameters = new Dictionary<string, string> { ["name"] = $"Reader {number}" };
            mail = mail with { Template = new EmailTemplate("welcome") { Parameters = parameters }, HtmlBody = null, TextBody = null };
        }
        else if (OneIn(4))
        {
            mail = mail with { ProviderOptions = [new BrevoSendOptions { Params = new JsonObject { ["name"] = $"Reader {number}" } }] };
        }

        return mail;
    }

    private static void ShouldBe(SandboxMail copy, SendEmailRequest mail, string provider)
    {
        copy.From.ShouldBe(mail.From.Address);
        copy.Cc.ShouldBe(mail.Cc.Select(address => address.Address));
        copy.Bcc.ShouldBe(mail.Bcc.Select(address => address.Address));
        copy.ReplyTo.ShouldBe(mail.ReplyTo.Count > 0 ? mail.ReplyTo[0].Address : null);
        copy.Subject.ShouldBe(mail.Subject);
        copy.Html.ShouldBe(mail.HtmlBody);
        copy.Text.ShouldBe(mail.TextBody);
        copy.Tags.ShouldBe(mail.Tags);
        copy.Metadata.Count.ShouldBe(mail.Metadata.Count);
        if (provider == "brevo" && (mail.Template is not null || mail.ProviderOptions.Count > 0))
            copy.Parameters["name"].ShouldBe("Reader " + mail.To[0].Address["reader".Length..^"@example.net".Length]);
    }
}
