using System.Diagnostics.CodeAnalysis;

namespace EmailProviders;

/// <summary>What <see cref="EmailSenderExtensions.TrySendAsync"/> returns: a result or an error, never both.</summary>
public sealed class TrySendResult
{
    private readonly int _index;
    private BatchAnswer? _batch;
    private SendEmailResult? _result;

    internal TrySendResult(SendEmailResult result) => _result = result;

    internal TrySendResult(EmailError error) => Error = error;

    /// <summary>A mail that was accepted in a batch, by its place there.</summary>
    internal TrySendResult(BatchAnswer batch, int index)
    {
        _batch = batch;
        _index = index;
    }

    /// <summary>Whether a provider accepted the mail.</summary>
    [MemberNotNullWhen(true, nameof(Result))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool IsAccepted => Error is null;

    /// <summary>The accepted mail, or null.</summary>
    public SendEmailResult? Result => Volatile.Read(ref _batch) is { } batch ? ResultOf(batch) : _result;

    /// <summary>Why the mail was not accepted, or null.</summary>
    public EmailError? Error { get; }

    /// <summary>The outcome of the send.</summary>
    public SendOutcome Outcome => Error?.Outcome ?? SendOutcome.Accepted;

    // Whoever asks first makes it, and lets go of the batch.
    private SendEmailResult ResultOf(BatchAnswer batch)
    {
        Interlocked.CompareExchange(ref _result, batch.ResultOf(_index), null);
        Volatile.Write(ref _batch, null);
        return _result;
    }
}
