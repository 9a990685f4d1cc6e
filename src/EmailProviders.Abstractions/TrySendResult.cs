using System.Diagnostics.CodeAnalysis;

namespace EmailProviders;

/// <summary>What <see cref="EmailSenderExtensions.TrySendAsync"/> returns: a result or an error, never both.</summary>
public sealed class TrySendResult
{
    internal TrySendResult(SendEmailResult result) => Result = result;

    internal TrySendResult(EmailError error) => Error = error;

    /// <summary>Whether a provider accepted the mail.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsAccepted => Result is not null;

    /// <summary>The accepted mail, or null.</summary>
    public SendEmailResult? Result { get; }

    /// <summary>Why the mail was not accepted, or null.</summary>
    public EmailError? Error { get; }

    /// <summary>The outcome of the send.</summary>
    public SendOutcome Outcome => Error?.Outcome ?? SendOutcome.Accepted;
}
