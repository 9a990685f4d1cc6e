using System.Collections;
using System.Text.Json.Nodes;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.MailerLogic;

namespace EmailProviders.Tests.Http;

/// <summary>A caller's own map may do anything while it is read, even send another mail and wait for it on the same thread: neither spoils the other.</summary>
public sealed class SendInsideASendTests
{
    [Fact]
    public async Task A_mail_that_is_sent_while_another_is_written_changes_nothing_in_it()
    {
        await using var harness = new ProviderHarness(new MailerLogicCase());
        var plain = Mails.Minimal with
        {
            Metadata = new Dictionary<string, string> { ["one"] = "1", ["two"] = "2" },
            Attachments = [EmailAttachment.FromBytes(new byte[100_000], "outer.bin")],
            CalendarEvent = "BEGIN:VCALENDAR",
        };
        var other = Mails.Minimal with { Subject = "Inside", Attachments = [EmailAttachment.FromBytes(new byte[] { 1, 2, 3 }, "inner.bin")] };
        await harness.Sender.SendAsync(plain, TestContext.Current.CancellationToken);
        await harness.Sender.SendAsync(other, TestContext.Current.CancellationToken);
        var sending = plain with { Metadata = new SendingMap(plain.Metadata, () => harness.Sender.SendAsync(other).GetAwaiter().GetResult()) };
        await harness.Sender.SendAsync(sending, TestContext.Current.CancellationToken);

        var bodies = harness.Sends.Select(send => JsonNode.Parse(send.Body)!.ToJsonString()).ToList();
        bodies[^1].ShouldBe(bodies[0]);
        bodies[2..^1].ShouldNotBeEmpty();
        bodies[2..^1].ShouldAllBe(body => body == bodies[1]);
    }

    /// <summary>Sends before each of its entries, whoever reads it.</summary>
    private sealed class SendingMap(IReadOnlyDictionary<string, string> entries, Action send) : IReadOnlyDictionary<string, string>
    {
        public int Count => entries.Count;

        public IEnumerable<string> Keys => entries.Keys;

        public IEnumerable<string> Values => entries.Values;

        public string this[string key] => entries[key];

        public bool ContainsKey(string key) => entries.ContainsKey(key);

        public bool TryGetValue(string key, out string value) => entries.TryGetValue(key, out value!);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator()
        {
            foreach (var entry in entries)
            {
                send();
                yield return entry;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
