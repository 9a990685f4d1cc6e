using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace EmailProviders.Benchmarks.Server;

/// <summary>The documented success of each provider's call, by the path of the call.</summary>
internal static class CannedReplies
{
    private static readonly (string Path, string Status, string Json)[] ByPath =
    [
        ("/v3/smtp/email", "201 Created", """{"messageId":"<202611231200.12345678901@smtp-relay.mailin.fr>"}"""),
        ("/api/auth/login", "200 OK", $$"""{"bearer":"{{Token()}}"}"""),
        ("/api/email/send-emails", "201 Created", """{"message_id":"0192f0c1-6a2b-7c3d-8e4f-5a6b7c8d9e0f"}"""),
        ("/v1/messaging/email", "201 Created", """{"data":{"id":"6f3ab1c2-5a0e-4d0b-9a57-2f1e6d0c8b43","contact_id":"c-1","conversation_id":"v-1","delivery_status":"queued"}}"""),
        ("/v1/HX0000000000IN/email", "202 Accepted", """{"data":[{"message_id":"9f8e7d6c-5b4a-3928-1706-f5e4d3c2b1a0","to":"ada@example.net"}],"error":{}}"""),
        ("/api/v1/send", "200 OK", """{"to":"ada@example.net","message_id":"m-1","email_id":"e-1","status":"queued","message":"Email queued successfully"}"""),
    ];

    // An id for each version; counts, which is all that MailerLogic documents.
    private static readonly (string Path, string Status, Func<int, string> Json)[] BatchesByPath =
    [
        ("/v3/smtp/email", "201 Created", static mails =>
            $$"""{"messageIds":[{{string.Join(',', Enumerable.Range(0, mails).Select(static index => $"\"<{index}@smtp-relay.mailin.fr>\""))}}]}"""),
        ("/api/v1/batch", "200 OK", static mails => $$"""{"total":{{mails}},"queued":{{mails}},"failed":0}"""),
    ];

    private static readonly (byte[] Path, byte[] Reply)[] Replies =
        [.. ByPath.Select(static reply => (Encoding.ASCII.GetBytes(" " + reply.Path + " "), Response(reply.Status, reply.Json)))];

    private static readonly byte[] NotFound = Response("404 Not Found", "{}");

    /// <summary>Interim answer to a client that asks before it sends its body.</summary>
    public static ReadOnlyMemory<byte> Continue { get; } = "HTTP/1.1 100 Continue\r\n\r\n"u8.ToArray();

    /// <summary>The whole HTTP response to a call.</summary>
    /// <param name="head">The request's head.</param>
    /// <param name="mails">How many mails its body holds.</param>
    public static ReadOnlyMemory<byte> Find(ReadOnlySpan<byte> head, int mails)
    {
        if (mails > 1 && FindBatch(head, mails) is { } batch)
            return batch;
        foreach (var (path, reply) in Replies)
        {
            if (head.IndexOf(path) >= 0)
                return reply;
        }

        return NotFound;
    }

    /// <summary>What the providers answer to calls that hold so many mails, by path, without the network.</summary>
    public static Dictionary<string, (int Status, byte[] Json)> ByPathFor(int mails)
    {
        var replies = ByPath.ToDictionary(static reply => reply.Path, static reply => (StatusOf(reply.Status), Encoding.UTF8.GetBytes(reply.Json)));
        if (mails > 1)
        {
            foreach (var (path, status, json) in BatchesByPath)
                replies[path] = (StatusOf(status), Encoding.UTF8.GetBytes(json(mails)));
        }

        return replies;
    }

    private static byte[]? FindBatch(ReadOnlySpan<byte> head, int mails)
    {
        foreach (var (path, status, json) in BatchesByPath)
        {
            if (head.IndexOf(Encoding.ASCII.GetBytes($" {path} ")) >= 0)
                return Response(status, json(mails));
        }

        return null;
    }

    private static int StatusOf(string status) => int.Parse(status.AsSpan(0, 3), CultureInfo.InvariantCulture);

    private static byte[] Response(string status, string json) => Encoding.ASCII.GetBytes(
        $"HTTP/1.1 {status}\r\nDate: Mon, 23 Nov 2026 12:00:00 GMT\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\nServer: measuring\r\n\r\n{json}");

    // A token that ends in the year 2100.
    private static string Token() => $"e30.{Base64Url.EncodeToString("""{"exp":4102444800}"""u8)}.c2ln";
}
