using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Whippy;

/// <summary>
/// Whippy's <c>{errors: [{description}], status}</c>, and the answer to a send, whose envelope and 201 are a third
/// party's word.
/// </summary>
internal static class WhippyAnswers
{
    public static Answer Sent(SandboxMail mail) => Answer.Accepted(201, json =>
    {
        json.WriteStartObject("data");
        json.WriteString("id", mail.MessageId);
        json.WriteString("contact_id", mail.Extras["contact_id"]);
        json.WriteString("conversation_id", mail.Extras["conversation_id"]);
        json.WriteString("delivery_status", "queued");
        json.WriteEndObject();
    });

    public static Answer Unauthenticated() => Errors(401, ["Not authenticated"]);

    public static Answer Refuse(CallFault fault) => Errors(fault.Status, [fault.Reason]);

    public static Answer Refuse(IReadOnlyList<Fault> faults) => Errors(422, [.. faults.Select(fault => fault.ToString())]);

    public static Answer Fail(int status) =>
        status == 401 ? Unauthenticated() : Errors(status, [StatusText.Of(status)]);

    private static Answer Errors(int status, IReadOnlyList<string> descriptions) =>
        Answer.Refused(status, string.Join("; ", descriptions), json =>
        {
            json.WriteStartArray("errors");
            foreach (var description in descriptions)
            {
                json.WriteStartObject();
                json.WriteString("description", description);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteNumber("status", status);
        });
}
