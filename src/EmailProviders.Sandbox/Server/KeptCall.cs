namespace EmailProviders.Sandbox.Server;

/// <summary>One line of the inbox: a mail that was taken, or a call that was refused.</summary>
/// <param name="Number">Its place in the order of arrival.</param>
/// <param name="Id">The mail's or the rejection's.</param>
/// <param name="Mail">Null for a refused call.</param>
/// <param name="Rejection">Null for a mail.</param>
/// <param name="Bytes">About how much memory it holds.</param>
internal sealed record KeptCall(long Number, string Id, SandboxMail? Mail, SandboxRejection? Rejection, long Bytes)
{
    /// <summary>Objects, ids, addresses and headers of a call without a body.</summary>
    private const long BaseBytes = 2048;

    /// <param name="mail">The mail.</param>
    /// <param name="number">Its place.</param>
    /// <param name="sharers">How many mails of one call share its body and its answer.</param>
    public static KeptCall Of(SandboxMail mail, long number, int sharers) => new(
        number,
        mail.Id,
        mail,
        null,
        BaseBytes
            + ((mail.RequestBytes + (sizeof(char) * (long)mail.Answer.Body.Length)) / sharers)
            + mail.Attachments.Sum(static file => (long)file.Length)
            + (sizeof(char) * ((mail.Text?.Length ?? 0L) + (mail.Html?.Length ?? 0) + Length(mail.Extras) + Length(mail.Headers) + Length(mail.Parameters))));

    public static KeptCall Of(SandboxRejection rejection, long number) => new(
        number,
        rejection.Id,
        null,
        rejection,
        BaseBytes + (sizeof(char) * ((rejection.RequestBody?.Length ?? 0L) + rejection.Answer.Body.Length + rejection.Reason.Length + rejection.Path.Length + Length(rejection.RequestHeaders))));

    private static long Length(IReadOnlyDictionary<string, string> map) => map.Sum(static entry => (long)entry.Key.Length + entry.Value.Length);
}
