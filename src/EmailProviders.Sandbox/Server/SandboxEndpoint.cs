using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Server;

/// <summary>What the sandbox tells about itself under <c>/_sandbox</c>, and the answer to every path that is nobody's.</summary>
internal sealed class SandboxEndpoint(SandboxState state)
{
    private const string MailsPath = "/_sandbox/mails";
    private const string RejectionsPath = "/_sandbox/rejections";

    public Task HandleAsync(HttpContext context)
    {
        var request = context.Request;
        var path = request.Path.Value ?? "/";
        var answer = (request.Method, path) switch
        {
            ("GET", MailsPath) => Ok(JsonSerializer.SerializeToUtf8Bytes(
                [.. state.Mails.Snapshot().Select(MailSummary.Of)], SandboxJson.Default.MailSummaryArray)),
            ("DELETE", MailsPath) => Cleared(),
            ("GET", RejectionsPath) => Ok(JsonSerializer.SerializeToUtf8Bytes(
                state.Rejections.Snapshot(), SandboxJson.Default.IReadOnlyListSandboxRejection)),
            ("GET", _) when path.StartsWith(MailsPath + "/", StringComparison.Ordinal) => Mail(path[(MailsPath.Length + 1)..]),
            _ => NotFound(),
        };

        // Looking for a mail that is gone is no provider call that failed.
        if (answer.Refusal is { } reason && !path.StartsWith("/_sandbox/", StringComparison.Ordinal))
        {
            state.Reject(null, request.Method, path, answer.Status, reason);
        }

        return answer.WriteAsync(context);
    }

    private static Answer Ok(byte[] json) => new(StatusCodes.Status200OK, json, null);

    private static Answer NotFound() => Answer.Refused(
        StatusCodes.Status404NotFound,
        "No provider has this path.",
        json => json.WriteString("error", "not found"));

    private Answer Mail(string id) => state.Mails.Snapshot().FirstOrDefault(mail => mail.Id == id) is { } mail
        ? Ok(JsonSerializer.SerializeToUtf8Bytes(mail, SandboxJson.Default.SandboxMail))
        : NotFound();

    private Answer Cleared()
    {
        state.Clear();
        return Answer.Accepted(StatusCodes.Status200OK, static _ => { });
    }
}
