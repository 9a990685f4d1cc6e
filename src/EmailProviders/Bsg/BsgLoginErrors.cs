using EmailProviders.Http;
using EmailProviders.Providers;

namespace EmailProviders.Bsg;

/// <summary>What a failed log-in means for the mail: that it was not sent, whatever became of the log-in.</summary>
internal static class BsgLoginErrors
{
    /// <summary>The reply of a mail for which there is no token.</summary>
    /// <param name="answer">The answer of the log-in.</param>
    /// <param name="options">The account's options.</param>
    /// <param name="bodyStarted">Whether the mail itself had begun to leave under an earlier token, which BSG refused.</param>
    public static ProviderReply ToReply(WireResponse<BsgTokenResponse> answer, BsgOptions options, bool bodyStarted)
    {
        var ofMail = new WireResponse<BsgTokenResponse> { StatusCode = answer.StatusCode, Failure = answer.Failure, BodyStarted = bodyStarted };
        return ProviderReply.Failed(ofMail, ToError(answer, options));
    }

    private static EmailError ToError(WireResponse<BsgTokenResponse> answer, BsgOptions options)
    {
        var text = BsgErrorText.Of(answer);
        var message = (text.Message ?? answer.Text)?.Replace(options.ApiKey!.Reveal(), "***", StringComparison.Ordinal);
        var (kind, _) = text.Meaning ?? StatusTable.Read(answer.StatusCode ?? 0);
        var error = ProviderErrors.Of(answer, options, text.Code, message, (OfKey(kind, text.Meaning is null), SendOutcome.NotSent));
        return error with { Outcome = SendOutcome.NotSent, Description = DescriptionOf(answer, error) };
    }

    // There is nothing in a log-in but the key: what speaks of a mail elsewhere speaks of the key here.
    private static EmailErrorKind OfKey(EmailErrorKind kind, bool isByStatus) => kind switch
    {
        EmailErrorKind.InvalidRequest => EmailErrorKind.Authentication,
        EmailErrorKind.AccountBlocked when isByStatus => EmailErrorKind.Authentication,
        EmailErrorKind.TooLarge or EmailErrorKind.Duplicate => EmailErrorKind.UnexpectedResponse,
        _ => kind,
    };

    private static string DescriptionOf(WireResponse<BsgTokenResponse> answer, EmailError error) => answer switch
    {
        { Failure: null } => $"The log-in brought no token; the mail was not sent. {error.Description}",
        { BodyStarted: true } => "The log-in brought no answer; the mail was not sent.",
        _ => error.Description,
    };
}
