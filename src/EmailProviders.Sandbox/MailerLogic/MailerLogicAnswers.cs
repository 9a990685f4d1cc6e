using System.Globalization;
using System.Text.Json;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.MailerLogic;

/// <summary>
/// MailerLogic's <c>{error, message}</c>. The values of <c>error</c> are not published for sending;
/// these follow the spelling of the two that are published elsewhere.
/// </summary>
internal static class MailerLogicAnswers
{
    public static Answer Sent(SandboxMail mail) => Answer.Accepted(200, json => WriteSent(json, mail));

    /// <summary>A part may have been refused; the status is 200 all the same.</summary>
    public static Answer Batch(IReadOnlyList<MailerLogicTaken> mails) => Answer.Accepted(200, json =>
    {
        var failed = mails.Count(mail => mail.Faults.Count > 0);
        json.WriteNumber("total", mails.Count);
        json.WriteNumber("queued", mails.Count - failed);
        json.WriteNumber("failed", failed);
        json.WriteStartArray("results");
        foreach (var mail in mails)
        {
            json.WriteStartObject();
            if (mail.Faults.Count > 0)
            {
                WriteFailed(json, mail);
            }
            else
            {
                WriteSent(json, mail.Mail);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    public static Answer Unauthorized(bool keyPresent) =>
        Error(401, "unauthorized", keyPresent ? "Invalid API key." : "The X-API-Key header is missing.");

    public static Answer Refuse(CallFault fault) => Error(fault.Status, CodeOf(fault.Status), fault.Reason);

    public static Answer Refuse(IReadOnlyList<Fault> faults) => Error(400, "validation_error", string.Join("; ", faults));

    /// <summary>403 alone has a <c>reason</c>.</summary>
    public static Answer Fail(int status)
    {
        var message = StatusText.Of(status);
        var error = CodeOf(status);
        return status switch
        {
            401 => Unauthorized(keyPresent: true),
            403 => Answer.Refused(status, $"{error}: {message}", json =>
            {
                json.WriteString("error", error);
                json.WriteString("message", message);
                json.WriteString("reason", "suspended");
            }),
            _ => Error(status, error, message),
        };
    }

    private static void WriteSent(Utf8JsonWriter json, SandboxMail mail)
    {
        json.WriteString("to", mail.To[0]);
        json.WriteString("submitted_at", mail.ReceivedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        json.WriteString("message_id", mail.MessageId);
        json.WriteString("email_id", mail.Extras["email_id"]);
        json.WriteString("status", "queued");
        json.WriteString("message", "Email queued successfully");
    }

    private static void WriteFailed(Utf8JsonWriter json, MailerLogicTaken mail)
    {
        json.WriteString("to", mail.Mail.To[0]);
        json.WriteString("status", "failed");
        json.WriteString("error", "validation_error");
        json.WriteString("message", string.Join("; ", mail.Faults));
    }

    private static string CodeOf(int status) => status switch
    {
        402 => "payment_required",
        403 => "forbidden",
        404 => "not_found",
        405 => "method_not_allowed",
        413 => "payload_too_large",
        415 => "unsupported_media_type",
        429 => "rate_limit_exceeded",
        >= 500 => "internal_error",
        _ => "invalid_request",
    };

    private static Answer Error(int status, string error, string message) => Answer.Refused(status, $"{error}: {message}", json =>
    {
        json.WriteString("error", error);
        json.WriteString("message", message);
    });
}
