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

    public static Answer WrongSid() => Gateway("RBC001", "record not found");

    public static Answer WrongKey() => Gateway("RBC201", "api key details not found in the DB search");

    public static Answer Refuse(CallFault fault) => fault.Status == CallFault.TooLarge.Status
        ? Error(fault.Status, new KaleyraCode("E14514", "payload"), "Request payload exceeded")
        : Error(fault.Status, new KaleyraCode("E12507", "request"), fault.Reason);

    /// <summary>One error has room for one fault: the first.</summary>
    public static Answer Refuse(IReadOnlyList<Fault> faults) =>
        Error(400, KaleyraCode.Of(faults[0]), KaleyraCode.MessageOf(faults[0]));

    private static Answer Gateway(string code, string error) => Answer.Refused(401, $"{code}: {error}", json =>
    {
        json.WriteString("code", code);
        json.WriteString("message", BadCredentials);
        json.WriteStartArray("data");
        json.WriteEndArray();
        json.WriteStartObject("error");
        json.WriteString("body", BadCredentials);
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
