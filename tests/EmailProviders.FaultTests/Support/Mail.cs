namespace EmailProviders.FaultTests.Support;

/// <summary>Mails that every provider carries.</summary>
internal static class Mail
{
    public static SendEmailRequest Plain { get; } = Numbered(0);

    public static SendEmailRequest Numbered(int number) => new()
    {
        From = "sender@example.com",
        To = ["ada@example.net"],
        Subject = SubjectOf(number),
        HtmlBody = "<p>Hello</p>",
    };

    /// <summary>A mail beyond a small socket buffer, for a provider that takes attachments; small enough to go without asking first.</summary>
    public static SendEmailRequest Large { get; } = Plain with { Attachments = [EmailAttachment.FromBytes(new byte[600 * 1024], "large.bin")] };

    public static string SubjectOf(int number) => $"mail-{number}";
}
