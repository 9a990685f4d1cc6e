using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;
using static EmailProviders.SendOutcome;

namespace EmailProviders.FaultTests.Cancellation;

/// <summary>The points, each made of a step that stops there and says so.</summary>
internal static class CancelPoints
{
    private const string SuccessHead = "HTTP/1.1 200 OK\r\nContent-Length: 16\r\n\r\n";

    private static ProviderKind Keyless => ProviderKind.MailerLogic;

    public static IReadOnlyDictionary<string, Func<Signal, CancelPoint>> All { get; } = new Dictionary<string, Func<Signal, CancelPoint>>
    {
        // Before anything of the mail leaves.
        ["TLS handshake"] = at => new(Keyless, NotSent) { IsTls = true, Script = Stop(at, ReadShare.Nothing) },
        ["log-in read, silence"] = at => new(ProviderKind.Bsg, NotSent) { LoginScript = _ => Waiting(at), Calls = 0 },
        ["log-in answered by half"] = at => new(ProviderKind.Bsg, NotSent) { LoginScript = _ => Waiting(at) with { End = AnswerEnd.WaitInBody }, Calls = 0 },

        // While the mail leaves.
        ["nothing read"] = at => new(Keyless, Unknown) { Script = Stop(at, ReadShare.Nothing) },
        ["head read"] = at => new(Keyless, Unknown) { Script = Stop(at, ReadShare.Head) },
        ["half of the body read"] = at => new(Keyless, Unknown) { Script = Stop(at, ReadShare.HalfOfBody) },
        ["large body stuck after its head"] = at => new(Keyless, Unknown) { Mail = Mail.Large, Script = Stop(at, ReadShare.Head) },
        ["large body stuck at its half"] = at => new(ProviderKind.Brevo, Unknown) { Mail = Mail.Large, Script = Stop(at, ReadShare.HalfOfBody) },

        // While the answer is awaited and read.
        ["all read"] = at => new(Keyless, Unknown) { Script = Stop(at) },
        ["all read by Brevo"] = at => new(ProviderKind.Brevo, Unknown) { Script = Stop(at) },
        ["all read by BSG"] = at => new(ProviderKind.Bsg, Unknown) { Script = Stop(at) },
        ["all read by Whippy"] = at => new(ProviderKind.Whippy, Unknown) { Script = Stop(at) },
        ["all read by Kaleyra"] = at => new(ProviderKind.Kaleyra, Unknown) { Script = Stop(at) },
        ["after 100 Continue"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: "HTTP/1.1 100 Continue\r\n\r\n") },
        ["after 103 Early Hints"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n") },
        ["first byte of the answer"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: "H") },
        ["half a status"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: "HTTP/1.1 20") },
        ["whole status line"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: "HTTP/1.1 200 OK\r\n") },
        ["half the headers"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: SuccessHead[..30]) },
        ["all headers but their end"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: SuccessHead[..^2]) },
        ["half the body of a 400"] = at => new(Keyless, Rejected) { Script = Stop(at, raw: "HTTP/1.1 400 Bad\r\nContent-Length: 20\r\n\r\n{\"err") },
        ["half the body of a 500"] = at => new(Keyless, Unknown) { Script = Stop(at, raw: "HTTP/1.1 500 Oops\r\nContent-Length: 20\r\n\r\n{\"err") },

        // After the first attempt.
        ["log-in after a refused token"] = at => new(ProviderKind.Bsg, NotSent)
        {
            Script = _ => Step.Answer(401),
            LoginScript = number => number == 1 ? Step.Healthy : Waiting(at),
        },
        ["second call to BSG"] = at => new(ProviderKind.Bsg, Unknown)
        {
            Script = call => call.Number == 1 ? Step.Answer(401) : Waiting(at),
            Calls = 2,
        },
        ["wait after a 429"] = at => new(Keyless, NotSent) { Script = _ => Step.Answer(429, "{}", "Retry-After: 4"), Options = AtFirstAttempt(at) },
        ["wait after a 503"] = at => new(ProviderKind.Brevo, NotSent) { Script = _ => Step.Answer(503, "{}", "Retry-After: 4"), Options = AtFirstAttempt(at) },
        ["Brevo asked again under its key"] = at => new(ProviderKind.Brevo, Unknown)
        {
            Script = call => call.Number == 1 ? new Step { End = AnswerEnd.Fin } : Waiting(at),
            Calls = 2,
        },
        ["second provider, the first surely has it not"] = at => new(Keyless, Unknown) { Script = _ => Step.Answer(503), SecondScript = Stop(at) },
        ["second provider, the first may have it"] = at => new(Keyless, Unknown)
        {
            Script = _ => new Step { End = AnswerEnd.Fin },
            SecondScript = Stop(at),
            Mail = Mail.Plain with { DuplicatePolicy = DuplicatePolicy.Allow },
        },
    };

    private static Func<MailCall, Step> Stop(Signal at, ReadShare read = ReadShare.All, string? raw = null) =>
        _ => Waiting(at) with { Read = read, Raw = raw };

    private static Step Waiting(Signal at) => new() { End = AnswerEnd.Wait, Reached = at.Set };

    // The route tells of the attempt, and then waits.
    private static RouteOptions AtFirstAttempt(Signal at) => new()
    {
        Pipeline = pipeline => pipeline.MaxRetryDelay = TimeSpan.FromSeconds(8),
        Email = email => email.OnAttempt(_ => at.Set()),
    };
}
