using System.Security.Authentication;

namespace EmailProviders.Http;

/// <summary>A call that brought no status line: what is known of the mail, and why.</summary>
internal sealed record TransportFailure(EmailErrorKind Kind, SendOutcome Outcome, string Description, Exception? Exception)
{
    /// <summary>The fields at fault, where it was the mail's own fault.</summary>
    public IReadOnlyList<EmailFieldError> Fields { get; init; } = [];

    /// <summary>Judges a failed call by the latch, never by the exception's type alone.</summary>
    public static TransportFailure Of(Exception exception, Transmission transmission)
    {
        if (transmission.ContentFailure is { } content)
            return OfContent(content);

        var first = transmission is { RetransmissionRefused: true, FirstFailure: { } earlier } ? earlier : exception;
        var outcome = transmission.BodyStarted ? SendOutcome.Unknown : SendOutcome.NotSent;
        return first switch
        {
            OperationCanceledException => new(EmailErrorKind.Timeout, outcome, TimeoutText(outcome), first),
            HttpRequestException http => OfHttp(WithoutText(http), outcome),
            ForeignOriginException => new(EmailErrorKind.Configuration, outcome, first.Message, first),
            _ => new(EmailErrorKind.Network, outcome, NetworkText(outcome), first),
        };
    }

    /// <summary>.NET quotes the line that it could not read, which is the provider's text, and a proxy's address with the password in it.</summary>
    public static bool HoldsText(HttpRequestException exception) =>
        exception.HttpRequestError is HttpRequestError.InvalidResponse or HttpRequestError.ProxyTunnelError;

    /// <summary>The same without what .NET quotes.</summary>
    public static HttpRequestException WithoutText(HttpRequestException exception) =>
        HoldsText(exception) ? new HttpRequestException(exception.HttpRequestError) : exception;

    // The closing bytes of the JSON were withheld by ourselves: nobody can hold a complete mail.
    private static TransportFailure OfContent(AttachmentReadException content) =>
        new(content.Kind, SendOutcome.NotSent, "An attachment could not be sent; the call was broken off.", content)
        {
            Fields = [new EmailFieldError(content.Field, content.Problem)],
        };

    private static TransportFailure OfHttp(HttpRequestException exception, SendOutcome outcome) => exception.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError when exception.InnerException is AuthenticationException => new(
            EmailErrorKind.Configuration, outcome,
            "The TLS connection was refused: the certificate is not trusted for this host, or the port does not speak TLS.", exception),
        HttpRequestError.NameResolutionError => new(
            EmailErrorKind.Network, outcome, "The host name of the base address could not be resolved.", exception),
        HttpRequestError.ProxyTunnelError => new(
            EmailErrorKind.Network, outcome, "The proxy did not open a way to the provider; check its address and log-in.", exception),
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => new(
            EmailErrorKind.UnexpectedResponse, outcome, "The answer is not valid HTTP.", exception),
        _ => new(EmailErrorKind.Network, outcome, NetworkText(outcome), exception),
    };

    private static string NetworkText(SendOutcome outcome) => outcome == SendOutcome.NotSent
        ? "The provider could not be reached."
        : "The connection broke after the mail had begun to leave; the provider may have taken it.";

    private static string TimeoutText(SendOutcome outcome) => outcome == SendOutcome.NotSent
        ? "No connection came about within ConnectTimeout."
        : "No answer came within AttemptTimeout; the provider may have taken the mail.";
}
