namespace EmailProviders.Tests.Bulk;

/// <summary>Mails that can be told apart.</summary>
internal static class Numbered
{
    public static SendEmailRequest Mail(int number) => new()
    {
        From = new EmailAddress("shop@example.com", "Shop"),
        To = [new EmailAddress($"reader{number}@example.net", $"Reader {number}")],
        Subject = $"mail-{number}",
        HtmlBody = "<p>Hello</p>",
    };

    public static SendEmailRequest[] Mails(int count) => [.. Enumerable.Range(0, count).Select(Mail)];

    public static int NumberOf(SendEmailRequest mail) => int.Parse(mail.Subject!.AsSpan("mail-".Length), System.Globalization.CultureInfo.InvariantCulture);
}
