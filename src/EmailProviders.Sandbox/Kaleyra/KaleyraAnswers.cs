using System.Globalization;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Kaleyra;

/// <summary>
/// Kaleyra's two error shapes, gateway (RBC) and e-mail (E). Only the 202 of success is published:
/// 401 for both RBC codes, whose texts blame SID and key alike, and 400 for E codes are the sandbox's choice.
/// </summary>
internal static class KaleyraAnswers
{
    private const string BadCredentials = "Incorrect SID or API key.";

    public static Answer Sent(SandboxMail mail) => Answer.Accepted(202, json =>
    {
        json.WriteStartArray("data");
        json.WriteStartObject();
        json.WriteString("message_id", mail.MessageId);
        json.WriteString("to", string.Join(',', mail.To));

        // The samples leave out lists that are empty.
        if (mail.Cc.Count > 0)
        {
            json.WriteString("cc", string.Join(',', mail.Cc));
        }

        if (mail.Bcc.Count > 0)
        {
            json.WriteString("bcc", string.Join(',', mail.Bcc));
        }

        json.WriteString("from", mail.From);
        json.WriteString("subject", mail.Subject);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartObject("error");
        json.WriteEndObject();
    });

    public static Answer WrongSid() => Gateway(401, "RBC001", BadCredentials, "record not found");

    public static Answer WrongKey() => Gateway(401, "RBC201", BadCredentials, "api key details not found in the DB search");

    public static Answer Refuse(CallFault fault) => fault.Status == CallFault.TooLarge.Status
        ? Error(fault.Status, new KaleyraCode("E14514", "payload"), "Request payload exceeded")
        : Error(fault.Status, new KaleyraCode("E12507", "request"), fault.Reason);

    /// <summary>One error has room for one fault: the first.</summary>
    public static Answer Refuse(IReadOnlyList<Fault> faults) =>
        Error(400, KaleyraCode.Of(faults[0]), KaleyraCode.MessageOf(faults[0]));

    /// <summary>
    /// E codes for what is wrong with the mail or the channel, the gateway's shape for the rest, where the status itself
    /// stands for a code that is not published.
    /// </summary>
    public static Answer Fail(int status) => status switch
    {
        400 or 422 => Error(status, new KaleyraCode("E12507", "request"), "Email request is invalid"),
        401 => WrongKey(),
        403 => Error(status, new KaleyraCode("E14518", "channel"), "Email channel is inactive"),
        404 => WrongSid() with { Status = status },
        413 => Refuse(CallFault.TooLarge),
        _ => Gateway(
            status,
            status.ToString(CultureInfo.InvariantCulture),
            StatusText.Of(status),
            StatusText.Of(status)),
    };

    private static Answer Gateway(int status, string code, string message, string error) =>
        Answer.Refused(status, $"{code}: {error}", json =>
        {
            json.WriteString("code", code);
            json.WriteString("message", message);
            json.WriteStartArray("data");
            json.WriteEndArray();
            json.WriteStartObject("error");
            json.WriteString("body", message);
            json.WriteString("error", error);
            json.WriteEndObject();
        });

    private static Answer Error(int status, KaleyraCode code, string message) =>
        Answer.Refused(status, $"{code.Code}: {message}", json =>
        {
            json.WriteStartObject("error");
            json.WriteString("code", code.Code);
            json.WriteString("type", code.Type);
            json.WriteString("parameter", code.Parameter);
            json.WriteString("message", message);
            json.WriteEndObject();
        });
}
