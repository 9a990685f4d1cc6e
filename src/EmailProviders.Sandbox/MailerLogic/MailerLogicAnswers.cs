using System.Globalization;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.MailerLogic;

/// <summary>
/// MailerLogic's <c>{error, message}</c>. The values of <c>error</c> are not published for sending;
/// these follow the spelling of the two that are published elsewhere.
/// </summary>
internal static class MailerLogicAnswers
{
    public static Answer Sent(SandboxMail mail) => Answer.Accepted(200, json =>
    {
        json.WriteString("to", mail.To[0]);
        json.WriteString("submitted_at", mail.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("message_id", mail.MessageId);
        json.WriteString("email_id", mail.Extras["email_id"]);
        json.WriteString("status", "queued");
        json.WriteString("message", "Email queued successfully");
    });

    public static Answer Unauthorized(bool keyPresent) =>
        Error(401, "unauthorized", keyPresent ? "Invalid API key." : "The X-API-Key header is missing.");

    public static Answer Refuse(CallFault fault) => Error(
        fault.Status,
        fault.Status switch
        {
            405 => "method_not_allowed",
            413 => "payload_too_large",
            415 => "unsupported_media_type",
            _ => "invalid_request",
        },
        fault.Reason);

    public static Answer Refuse(IReadOnlyList<Fault> faults) => Error(400, "validation_error", string.Join("; ", faults));

    private static Answer Error(int status, string error, string message) => Answer.Refused(status, $"{error}: {message}", json =>
    {
        json.WriteString("error", error);
        json.WriteString("message", message);
    });
}
