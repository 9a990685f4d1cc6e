namespace EmailProviders.Kaleyra;

/// <summary>
/// Kaleyra's error codes (developers.kaleyra.io/docs/email-error-codes, 2026-11-21: every readable copy ends after E10501). Which HTTP
/// status comes with which code is not published.
/// </summary>
internal static class KaleyraErrors
{
    private const string TemplateAtFault = "The template as it is stored at Kaleyra is over a limit; mend it there.";

    /// <summary>What an answer's code means, by itself or by its group; null where nobody knows.</summary>
    public static KaleyraErrorMeaning? Find(KaleyraAnswer answer) => answer.Code is { } code ? Find(code) ?? FindGroup(code, answer.Parameter) : null;

    // The three template codes and E14519 are faults of the account's set-up: another provider has templates and rights of its own,
    // and this one still takes other mails, so that it must not be put aside as a blocked account is.
    private static KaleyraErrorMeaning? Find(string code) => code switch
    {
        "RBC001" => new(EmailErrorKind.Authentication, Description: "Kaleyra refused the SID; check Sid."),
        "RBC201" => new(EmailErrorKind.Authentication),
        "E10500" => new(EmailErrorKind.InvalidRequest),
        "E10501" => new(EmailErrorKind.InvalidRequest, "From"),
        "E12500" => new(EmailErrorKind.InvalidRequest),
        "E12501" => new(EmailErrorKind.InvalidRequest, "To"),
        "E12502" => new(EmailErrorKind.InvalidRequest, "From"),
        "E12503" => new(EmailErrorKind.InvalidRequest, "ReplyTo"),
        "E12505" => new(EmailErrorKind.InvalidRequest, "Attachments"),
        "E12506" => new(EmailErrorKind.UnsupportedFeature, "Attachments"),
        "E12507" => new(EmailErrorKind.InvalidRequest),
        "E14500" => new(EmailErrorKind.TooLarge),
        "E14501" => new(EmailErrorKind.TooLarge, "To"),
        "E14502" => new(EmailErrorKind.TooLarge, "From"),
        "E14503" => new(EmailErrorKind.TooLarge, "From.DisplayName"),
        "E14504" => new(EmailErrorKind.TooLarge, "Subject"),
        "E14505" => new(EmailErrorKind.TooLarge, "Tags"),
        "E14506" => new(EmailErrorKind.TooLarge, "HtmlBody"),
        "E14507" => new(EmailErrorKind.TooLarge, "TextBody"),
        "E14508" => new(EmailErrorKind.TooLarge, "ReplyTo"),
        "E14509" => new(EmailErrorKind.TooLarge, "Template.Parameters"),
        "E14510" => new(EmailErrorKind.TooLarge, "To"),
        "E14511" => new(EmailErrorKind.TooLarge, "From"),
        "E14512" => new(EmailErrorKind.TooLarge, "Attachments"),
        "E14513" => new(EmailErrorKind.TooLarge, "ReplyTo"),
        "E14514" => new(EmailErrorKind.TooLarge),
        "E14515" => new(EmailErrorKind.Configuration, "Template", TemplateAtFault),
        "E14516" => new(EmailErrorKind.Configuration, "Template", TemplateAtFault),
        "E14517" => new(EmailErrorKind.Configuration, "Template", TemplateAtFault),
        "E14518" => new(EmailErrorKind.AccountBlocked, Description: "The account's e-mail channel is not active; ask Kaleyra's support."),
        "E14519" => new(
            EmailErrorKind.Configuration, "Template",
            "The account may send approved templates only; give a Template, or ask Kaleyra's support to enable other mail."),
        "E14520" => new(EmailErrorKind.TooLarge, "Template.Parameters"),
        "E14521" => new(EmailErrorKind.TooLarge, "Cc"),
        "E14522" => new(EmailErrorKind.TooLarge, "Bcc"),
        "E14523" => new(EmailErrorKind.TooLarge, "Cc"),
        "E14524" => new(EmailErrorKind.TooLarge, "Bcc"),
        _ => null,
    };

    // The page's headings: empty input, invalid input, limit exceeded. A known code is printed, so that nothing but a code may pass for one.
    private static KaleyraErrorMeaning? FindGroup(string code, string? parameter) => code switch
    {
        not ['E', _, _, _, _, _] => null,
        _ when code.AsSpan(1).ContainsAnyExceptInRange('0', '9') => null,
        ['E', '1', '0' or '2', ..] => new KaleyraErrorMeaning(EmailErrorKind.InvalidRequest, FieldOf(parameter)),
        ['E', '1', '4', ..] => new KaleyraErrorMeaning(EmailErrorKind.TooLarge, FieldOf(parameter)),
        _ => null,
    };

    private static string? FieldOf(string? parameter) => parameter switch
    {
        "from" => "From",
        "from_name" => "From.DisplayName",
        "to" => "To",
        "cc" => "Cc",
        "bcc" => "Bcc",
        "reply_to" => "ReplyTo",
        "type" => "Category",
        "subject" => "Subject",
        "text_body" => "TextBody",
        "html_body" => "HtmlBody",
        "template" => "Template",
        "template_id" => "Template",
        "params" => "Template.Parameters",
        "tag" => "Tags",
        "metadata" => "Metadata",
        "attachment" => "Attachments",
        "attachments" => "Attachments",
        _ => null,
    };
}

/// <summary>What a code means.</summary>
/// <param name="Kind">Whose fault it is.</param>
/// <param name="Field">The member of the request that it blames, or null.</param>
/// <param name="Description">What to do about it, where the kind's own text does not say.</param>
internal sealed record KaleyraErrorMeaning(EmailErrorKind Kind, string? Field = null, string? Description = null);
