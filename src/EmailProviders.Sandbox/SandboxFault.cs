using System.Globalization;
using EmailProviders.Sandbox.Faults;

namespace EmailProviders.Sandbox;

/// <summary>
/// How a call is answered instead of normally; scripted by <see cref="SandboxFaultScript.Next"/> and <see cref="SandboxFaultScript.Always"/>.
/// </summary>
/// <remarks>
/// <see cref="Status"/>, <see cref="RateLimit"/> and <see cref="Reset"/> refuse before authentication and validation.
/// <see cref="AcceptThenCut"/>, <see cref="WrongJson"/> and <see cref="SlowDrip"/> spoil the answer to a call that was accepted;
/// a call that is refused anyway is answered so and leaves the fault to the next. <see cref="Latency"/> fits any call.
/// </remarks>
public sealed record SandboxFault
{
    private SandboxFault(SandboxFaultKind kind) => Kind = kind;

    /// <summary>Takes the call, then breaks the connection without an answer: the mail is there and the client cannot know.</summary>
    /// <value>Idempotency keys and the duplicate guard remember the call.</value>
    public static SandboxFault AcceptThenCut { get; } = new(SandboxFaultKind.AcceptThenCut);

    /// <summary>Reads the body, takes nothing and breaks the connection without an answer.</summary>
    /// <value>In <see cref="EmailSandbox.Rejections"/> with status 0.</value>
    public static SandboxFault Reset { get; } = new(SandboxFaultKind.Reset);

    /// <summary>Takes the call and answers with the status of success and a body that is no JSON.</summary>
    public static SandboxFault WrongJson { get; } = new(SandboxFaultKind.WrongJson);

    internal SandboxFaultKind Kind { get; }

    internal int StatusCode { get; private init; }

    internal TimeSpan Time { get; private init; }

    /// <summary>Refuses with a status, in the provider's error shape and, where there is one, with its code for that status.</summary>
    /// <param name="status">400 to 599, such as 401, 402 (Brevo's <c>not_enough_credits</c>), 429, 500 or 503.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The status is no error.</exception>
    public static SandboxFault Status(int status)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(status, 400);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(status, 599);
        return new SandboxFault(SandboxFaultKind.Status) { StatusCode = status };
    }

    /// <summary>Refuses with 429 and the provider's rate headers.</summary>
    /// <remarks>
    /// Brevo: <c>x-sib-ratelimit-*</c>, the reset in seconds left. MailerLogic: <c>X-RateLimit-*</c>, the reset as an epoch by the
    /// sandbox's clock. The others publish none: <c>Retry-After</c> in seconds. BSG's 429 is a duplicate guard by its documents, and
    /// keeps that text.
    /// </remarks>
    /// <param name="wait">How long the client is to wait; told in whole seconds, rounded up.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The wait is negative.</exception>
    public static SandboxFault RateLimit(TimeSpan wait)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero);
        return new SandboxFault(SandboxFaultKind.RateLimit) { Time = wait };
    }

    /// <summary>
    /// Reads the body, waits, then handles the call normally. A client that hangs up in between is not served, and the call is in
    /// <see cref="EmailSandbox.Rejections"/> with status 0; so is one that the sandbox's end cuts off.
    /// </summary>
    /// <param name="delay">Up to a day, by the sandbox's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or longer than a day.</exception>
    public static SandboxFault Latency(TimeSpan delay) => Timed(SandboxFaultKind.Latency, delay);

    /// <summary>Takes the call and answers one byte at a time.</summary>
    /// <param name="delay">Between two bytes: up to a day, by the sandbox's clock.</param>
    /// <returns>The fault.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The delay is negative or longer than a day.</exception>
    public static SandboxFault SlowDrip(TimeSpan delay) => Timed(SandboxFaultKind.SlowDrip, delay);

    /// <summary>The fault as it is written in code.</summary>
    /// <returns>Such as <c>Reset</c> or <c>Status(503)</c>.</returns>
    public override string ToString() => Kind switch
    {
        SandboxFaultKind.Status => string.Create(CultureInfo.InvariantCulture, $"{Kind}({StatusCode})"),
        SandboxFaultKind.RateLimit or SandboxFaultKind.Latency or SandboxFaultKind.SlowDrip =>
            string.Create(CultureInfo.InvariantCulture, $"{Kind}({Time:c})"),
        _ => Kind.ToString(),
    };

    private static SandboxFault Timed(SandboxFaultKind kind, TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(delay, TimeSpan.FromDays(1));
        return new SandboxFault(kind) { Time = delay };
    }
}
