using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.Kaleyra;
using EmailProviders.Tests.Brevo;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>What a caller changes after a mail was made, or while it is being sent, was never checked: it must not be sent.</summary>
public sealed class LaterChangeTests
{
    private const string Evil = "evil\r\nX-Evil: yes";

    private readonly List<EmailAddress> _to = ["ada@example.net"];
    private readonly List<EmailAddress> _cc = ["ben@example.net"];
    private readonly List<string> _tags = ["invoice"];
    private readonly Dictionary<string, string> _headers = new() { ["X-Order"] = "4711" };
    private readonly Dictionary<string, string> _metadata = new() { ["order"] = "4711" };
    private readonly Dictionary<string, string> _parameters = new() { ["name"] = "Ada" };
    private readonly JsonObject _json = new() { ["name"] = "Ada", ["items"] = new JsonArray("one") };
    private readonly List<ProviderSendOptions> _extras = [];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_changed_while_the_attachments_are_opened_is_not_sent()
    {
        _extras.Add(new BrevoSendOptions { Params = _json });
        var mail = Mail(ChangeEverything);
        await using var harness = new ProviderHarness(new BrevoCase());

        (await harness.Sender.TrySendAsync(mail, Cancel)).IsAccepted.ShouldBeTrue();

        var body = harness.Wire.Calls.ShouldHaveSingleItem().Body;
        body.ShouldNotContain("evil");
        _to.Count.ShouldBe(2, "the change was made");
        var json = JsonNode.Parse(body)!;
        json["to"]!.AsArray().Count.ShouldBe(1);
        json["headers"]!["X-Order"]!.GetValue<string>().ShouldBe("4711");
        json["params"]!.ToJsonString().ShouldBe("""{"name":"Ada","items":["one"]}""");
    }

    [Fact]
    public async Task Who_may_be_mailed_is_decided_of_those_who_are_mailed()
    {
        var mail = Mail(() => _to[0] = "victim@real.example");
        await using var harness = new ProviderHarness(new BrevoCase(), services: services => services.AddEmailProviders(email => email.AllowRecipientsOnly("example.net")));

        (await harness.Sender.TrySendAsync(mail, Cancel)).IsAccepted.ShouldBeTrue();
        harness.Wire.Calls.ShouldHaveSingleItem().Body.ShouldNotContain("victim");
    }

    [Fact]
    public void A_mail_keeps_what_it_was_given()
    {
        var versions = new List<EmailAddress> { "ada@example.net" };
        var version = new BrevoMessageVersion { To = versions, Cc = versions, Bcc = versions };
        var kaleyra = new KaleyraSendOptions { Params = _parameters };
        var template = new EmailTemplate("welcome") { Parameters = _parameters };
        var mail = Mail(static () => { }) with { Bcc = _cc, ReplyTo = _cc };

        ChangeEverything();
        versions.Clear();
        _cc.Clear();

        (version.To.Count, version.Cc.Count, version.Bcc.Count).ShouldBe((1, 1, 1));
        kaleyra.Params["name"].ShouldBe("Ada");
        template.Parameters["name"].ShouldBe("Ada");
        (mail.To.Count, mail.Cc.Count, mail.Bcc.Count, mail.ReplyTo.Count, mail.Tags.Count).ShouldBe((1, 1, 1, 1, 1));
        mail.Headers.ShouldBe(new Dictionary<string, string> { ["X-Order"] = "4711" });
        mail.Metadata.ShouldBe(new Dictionary<string, string> { ["order"] = "4711" });
        mail.ProviderOptions.ShouldBeEmpty();
    }

    [Fact]
    public void Nobody_gets_hold_of_what_a_mail_keeps()
    {
        var mail = Mail(static () => { });
        (mail.To as EmailAddress[] ?? (object?)(mail.To as List<EmailAddress>)).ShouldBeNull();
        (mail.Headers as Dictionary<string, string>).ShouldBeNull();
        Should.Throw<NotSupportedException>(() => ((IList<EmailAddress>)mail.To)[0] = "evil@example.net");
        Should.Throw<NotSupportedException>(() => ((IDictionary<string, string>)mail.Headers)["X-Order"] = Evil);
    }

    [Fact]
    public void A_copy_finds_names_as_the_original_did_and_a_with_makes_none()
    {
        var mail = Mail(static () => { }) with { Headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase) { ["X-Order"] = "4711" } };
        mail.Headers["x-order"].ShouldBe("4711");

        var other = mail with { Subject = "Other" };
        other.To.ShouldBeSameAs(mail.To);
        (other with { To = mail.To }).To.ShouldBe(mail.To);
        (other with { Headers = mail.Headers }).Headers.ShouldBeSameAs(mail.Headers);
    }

    [Fact]
    public void A_map_that_holds_a_name_twice_is_refused_at_once()
    {
        var twice = new Entries([new("canary", "1"), new("canary", "2")]);
        Should.Throw<ArgumentException>(() => Mail(static () => { }) with { Headers = twice }).Message.ShouldNotContain("canary");
    }

    private SendEmailRequest Mail(Action whileOpening) => Mails.Minimal with
    {
        To = _to,
        Cc = _cc,
        Tags = _tags,
        Headers = _headers,
        Metadata = _metadata,
        ProviderOptions = _extras,
        Attachments =
        [
            EmailAttachment.FromStream(
                () =>
                {
                    whileOpening();
                    return new MemoryStream("content"u8.ToArray());
                },
                "a.txt"),
        ],
    };

    private void ChangeEverything()
    {
        _to.Add("evil@example.net");
        _cc.Add("evil@example.net");
        _tags.Add(Evil);
        _headers["X-Order"] = Evil;
        _metadata["order"] = Evil;
        _parameters["name"] = Evil;
        _json["name"] = Evil;
        ((JsonArray)_json["items"]!).Add(Evil);
        _extras.Add(new KaleyraSendOptions { WebhookId = Evil });
    }

    /// <summary>A map whose entries are what its maker says.</summary>
    private sealed class Entries(IReadOnlyList<KeyValuePair<string, string>> entries) : IReadOnlyDictionary<string, string>
    {
        public int Count => entries.Count;

        public IEnumerable<string> Keys => entries.Select(static entry => entry.Key);

        public IEnumerable<string> Values => entries.Select(static entry => entry.Value);

        public string this[string key] => entries.First(entry => entry.Key == key).Value;

        public bool ContainsKey(string key) => entries.Any(entry => entry.Key == key);

        public bool TryGetValue(string key, out string value)
        {
            value = entries.FirstOrDefault(entry => entry.Key == key).Value;
            return value is not null;
        }

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => entries.GetEnumerator();

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => entries.GetEnumerator();
    }
}
