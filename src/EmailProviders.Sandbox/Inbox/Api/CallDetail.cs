using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>The answer of <c>GET inbox/{id}</c>: the line of the list, and the rest.</summary>
internal sealed record CallDetail
{
    public required CallSummary Summary { get; init; }

    public required RequestBlock Request { get; init; }

    public required AnswerBlock Answer { get; init; }

    /// <summary>Null for a refused call.</summary>
    public MailBlock? Mail { get; init; }

    public static CallDetail Of(KeptCall call, string apiKey) => call.Mail is { } mail
        ? new CallDetail
        {
            Summary = CallSummary.Of(call),
            Request = new RequestBlock(
                "POST", mail.RequestPath, mail.RequestHeaders, SourceText.Short(Mask.Body(mail.RequestBody, apiKey)), mail.RequestBytes),
            Answer = AnswerBlock.Of(mail.Answer),
            Mail = MailBlock.Of(mail),
        }
        : OfRejection(CallSummary.Of(call), call.Rejection!);

    private static CallDetail OfRejection(CallSummary summary, SandboxRejection rejection) => new()
    {
        Summary = summary with { Reason = rejection.Reason, Path = rejection.Path },
        Request = new RequestBlock(
            rejection.Method,
            rejection.Path,
            rejection.RequestHeaders,
            rejection.RequestBody is { } body ? SourceText.Short(body) : null,
            rejection.RequestBytes),
        Answer = AnswerBlock.Of(rejection.Answer),
    };
}

/// <summary>What was sent.</summary>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">Without query.</param>
/// <param name="Headers">Keys masked.</param>
/// <param name="Body">Indented, long texts shortened, the key masked; null when it was not read.</param>
/// <param name="Bytes">The size as received.</param>
internal sealed record RequestBlock(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string? Body, long Bytes);

/// <summary>What was answered.</summary>
/// <param name="Status">0 when the connection was cut.</param>
/// <param name="Headers">Beyond those of the content.</param>
/// <param name="Body">Indented where it is JSON.</param>
/// <param name="Fault">The scripted fault, or null.</param>
internal sealed record AnswerBlock(int Status, IReadOnlyDictionary<string, string> Headers, string Body, string? Fault)
{
    public static AnswerBlock Of(SandboxAnswer answer) => new(answer.Status, answer.Headers, SourceText.Short(answer.Body), answer.Fault);
}
