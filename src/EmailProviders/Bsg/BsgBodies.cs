using System.Globalization;
using EmailProviders.Providers;

namespace EmailProviders.Bsg;

/// <summary>Both bodies, always: BSG's page demands the text, its OpenAPI document the HTML (2026-11-21).</summary>
internal static class BsgBodies
{
    /// <summary>The text, or the words of the HTML.</summary>
    public static string? TextOf(OutgoingEmail mail)
    {
        var request = mail.Request;
        if (!string.IsNullOrEmpty(request.TextBody) || string.IsNullOrEmpty(request.HtmlBody))
            return request.TextBody;

        var words = BodyTwins.TextOfHtml(request.HtmlBody, mail.Options.Limits.MaxTextLength ?? int.MaxValue);
        // HTML of images alone: a demanded member that is empty may count as missing.
        return words.Length > 0 ? words : request.Subject;
    }

    /// <summary>The HTML, or the text as HTML.</summary>
    public static string? HtmlOf(OutgoingEmail mail)
    {
        var request = mail.Request;
        if (!string.IsNullOrEmpty(request.HtmlBody) || string.IsNullOrEmpty(request.TextBody))
            return request.HtmlBody;

        var html = BodyTwins.HtmlOfText(request.TextBody);
        if (html.Length > mail.Options.Limits.MaxHtmlLength)
        {
            mail.Refuse(EmailErrorKind.TooLarge, nameof(request.TextBody), string.Create(
                CultureInfo.InvariantCulture, $"has {html.Length:N0} characters as HTML; BSG takes {mail.Options.Limits.MaxHtmlLength:N0} (Limits in its options)."));
        }

        return html;
    }
}
