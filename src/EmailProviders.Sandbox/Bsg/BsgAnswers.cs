using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Bsg;

/// <summary>
/// BSG's answer bodies. 201 and 429 are documented on the e-mail calls, the 422 shape on other calls of the same API;
/// the 401, what precedes validation and the other scripted statuses are the sandbox's choice.
/// </summary>
internal static class BsgAnswers
{
    public const string DuplicateMessage = "Too many duplicate request detected";

    public static Answer Token(string bearer) => Answer.Accepted(200, json => json.WriteString("bearer", bearer));

    public static Answer Sent(string messageId) => Answer.Accepted(201, json => json.WriteString("message_id", messageId));

    public static Answer Unauthenticated(string reason) => Message(401, "Unauthenticated.", reason);

    public static Answer Duplicate() => Message(429, DuplicateMessage, DuplicateMessage);

    public static Answer Refuse(CallFault fault) => Message(fault.Status, fault.Reason, fault.Reason);

    public static Answer Refuse(IReadOnlyList<Fault> faults) => Answer.Refused(422, string.Join("; ", faults), json =>
    {
        json.WriteString("message", "The given data was invalid.");
        json.WriteStartObject("errors");
        foreach (var field in faults.GroupBy(fault => fault.Path.Length == 0 ? "body" : fault.Path))
        {
            json.WriteStartArray(field.Key);
            foreach (var fault in field)
            {
                json.WriteStringValue($"The {field.Key} {fault.Problem}.");
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    });

    /// <summary>Its 429 is the duplicate guard. 422 and 404 have an <c>errors</c> member, on the calls that declare them.</summary>
    public static Answer Fail(int status) => status switch
    {
        401 => Unauthenticated("Unauthenticated."),
        404 => WithoutDetails(status, StatusText.Of(status)),
        422 => WithoutDetails(status, "The given data was invalid."),
        429 => Duplicate(),
        _ => Message(status, StatusText.Of(status), StatusText.Of(status)),
    };

    private static Answer WithoutDetails(int status, string message) => Answer.Refused(status, message, json =>
    {
        json.WriteString("message", message);
        json.WriteStartArray("errors");
        json.WriteEndArray();
    });

    private static Answer Message(int status, string message, string reason) =>
        Answer.Refused(status, reason, json => json.WriteString("message", message));
}
