using System.Globalization;
using System.Text;

namespace EmailProviders.Benchmarks.Mails;

/// <summary>The mails that are sent.</summary>
internal static class SampleMails
{
    private const int HtmlLength = 2048;
    private const int TextLength = 600;

    /// <summary>One recipient, 2,048 characters of HTML, 600 of text.</summary>
    public static SendEmailRequest Small { get; } = WithHtml(HtmlLength);

    /// <summary>What other encoders make longer: quotes, markup, tabs, line ends, letters beyond ASCII and beyond the basic plane.</summary>
    public static SendEmailRequest HardToEscape { get; } = Small with
    {
        HtmlBody = Repeat("<p class=\"note\">Grüße & \"café\" – 'naïve'\t+1\r\n東京 😀🎉</p>", HtmlLength),
        TextBody = Repeat("Grüße, \"café\" <naïve>\r\n東京 😀\\🎉 ", TextLength),
    };

    /// <summary>The small mail with an HTML of another length.</summary>
    public static SendEmailRequest WithHtml(int length) => new()
    {
        From = "shop@example.com",
        To = ["ada@example.net"],
        Subject = "Your order 4711 is on its way",
        HtmlBody = Repeat("<p style=\"margin:0 0 12px\">Dear Ada, your order 4711 left our house today. Thank you – we hope you like it.</p>\n", length),
        TextBody = Repeat("Dear Ada, your order 4711 left our house today. Thank you, we hope you like it.\n", TextLength),
    };

    /// <summary>One of many mails with the same body and another recipient and name each.</summary>
    public static SendEmailRequest Personalised(int number) => Small with
    {
        To = [new EmailAddress(string.Create(CultureInfo.InvariantCulture, $"recipient-{number}@example.net"))],
    };

    /// <summary>2,000 of them.</summary>
    public static IReadOnlyList<SendEmailRequest> PersonalisedMany { get; } = [.. Enumerable.Range(0, 2000).Select(Personalised)];

    private static string Repeat(string text, int length)
    {
        var result = new StringBuilder(length + text.Length);
        while (result.Length < length)
            result.Append(text);
        // Not inside a pair of surrogates.
        return result.ToString(0, char.IsHighSurrogate(result[length - 1]) ? length - 1 : length);
    }
}
