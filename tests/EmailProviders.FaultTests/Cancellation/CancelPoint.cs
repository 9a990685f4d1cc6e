using EmailProviders.FaultTests.Server;
using EmailProviders.FaultTests.Support;

namespace EmailProviders.FaultTests.Cancellation;

/// <summary>A point of an exchange at which the caller cancels, and what is then known of the mail.</summary>
internal sealed record CancelPoint(ProviderKind Provider, SendOutcome Outcome)
{
    /// <summary>What the first provider does, by the number of the mail.</summary>
    public Func<MailCall, Step> Script { get; init; } = _ => Step.Healthy;

    /// <summary>What it does with a log-in.</summary>
    public Func<int, Step> LoginScript { get; init; } = _ => Step.Healthy;

    /// <summary>What the second provider does; null where there is none.</summary>
    public Func<MailCall, Step>? SecondScript { get; init; }

    public SendEmailRequest Mail { get; init; } = Support.Mail.Plain;

    public bool IsTls { get; init; }

    public RouteOptions Options { get; init; } = new();

    /// <summary>Calls at the first provider by then; none may come after it.</summary>
    public int Calls { get; init; } = 1;
}
