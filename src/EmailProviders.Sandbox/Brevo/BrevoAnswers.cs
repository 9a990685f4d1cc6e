using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>
/// Brevo's <c>{code, message}</c>. The codes are the provider's enum; which status goes with which is a third party's
/// table (415 has no code of its own there).
/// </summary>
internal static class BrevoAnswers
{
    public static Answer Sent(string messageId, string? batchId) => Answer.Accepted(201, json =>
    {
        json.WriteString("messageId", messageId);
        if (batchId is not null)
        {
            json.WriteString("batchId", batchId);
        }
    });

    public static Answer SentVersions(IEnumerable<string> messageIds, string? batchId) => Answer.Accepted(201, json =>
    {
        json.WriteStartArray("messageIds");
        foreach (var id in messageIds)
        {
            json.WriteStringValue(id);
        }

        json.WriteEndArray();
        if (batchId is not null)
        {
            json.WriteString("batchId", batchId);
        }
    });

    public static Answer Unauthorized(bool keyPresent) =>
        Error(401, "unauthorized", keyPresent ? "Key not found" : "authentication not found in headers");

    public static Answer Duplicate() =>
        Error(400, "duplicate_parameter", "A request with the same idempotency key was already processed");

    public static Answer Refuse(CallFault fault) => Error(fault.Status, CodeOf(fault.Status), fault.Reason);

    /// <summary>One error has room for one fault: the first.</summary>
    public static Answer Refuse(IReadOnlyList<Fault> faults) => Error(400, CodeOf(faults[0].Kind), faults[0].ToString());

    /// <summary>Codes of Brevo's list; for 429 and 5xx it publishes only the shape.</summary>
    public static Answer Fail(int status) => Error(status, CodeOf(status), StatusText.Of(status));

    private static string CodeOf(FaultKind kind) => kind switch
    {
        FaultKind.Missing or FaultKind.Empty => "missing_parameter",
        FaultKind.TooLong or FaultKind.TooMany => "out_of_range",
        _ => "invalid_parameter",
    };

    private static string CodeOf(int status) => status switch
    {
        401 => "unauthorized",
        402 => "not_enough_credits",
        403 => "permission_denied",
        404 => "document_not_found",
        405 => "method_not_allowed",
        406 => "not_acceptable",
        409 => "duplicate_request",
        413 => "out_of_range",
        422 => "unprocessable_entity",
        429 => "too_many_requests",
        >= 500 => "internal_error",
        _ => "bad_request",
    };

    private static Answer Error(int status, string code, string message) => Answer.Refused(status, $"{code}: {message}", json =>
    {
        json.WriteString("code", code);
        json.WriteString("message", message);
    });
}
