using System.Collections.ObjectModel;
using EmailProviders.Http;

namespace EmailProviders.Providers;

/// <summary>What a provider's answer means: accepted with its ids, or an error.</summary>
internal readonly struct ProviderReply
{
    public static ProviderReply Accepted<T>(
        WireResponse<T> response, string? messageId, IReadOnlyDictionary<string, string>? otherIds = null, bool isDuplicate = false)
        where T : class => new()
    {
        StatusCode = response.StatusCode,
        BodyStarted = response.BodyStarted,
        MessageId = string.IsNullOrWhiteSpace(messageId) ? null : messageId,
        OtherIds = otherIds ?? ReadOnlyDictionary<string, string>.Empty,
        IsDuplicate = isDuplicate,
    };

    public static ProviderReply Failed<T>(WireResponse<T> response, EmailError error)
        where T : class => new()
    {
        StatusCode = response.StatusCode,
        BodyStarted = response.BodyStarted,
        Error = error,
        Exception = response.Failure?.Exception,
    };

    /// <summary>A batch was answered, mail by mail.</summary>
    public static ProviderReply Answered<T>(WireResponse<T> response, Func<int, BatchItem> itemAt)
        where T : class => new()
    {
        StatusCode = response.StatusCode,
        BodyStarted = response.BodyStarted,
        ItemAt = itemAt,
    };

    /// <summary>The mail was refused before any HTTP.</summary>
    public static ProviderReply Refused(EmailError error) => new() { Error = error };

    public string? MessageId { get; private init; }

    public IReadOnlyDictionary<string, string> OtherIds { get => field ?? ReadOnlyDictionary<string, string>.Empty; private init; }

    public bool IsDuplicate { get; private init; }

    /// <summary>One receipt for each version of a mail that was sent in one call; null where there is one only.</summary>
    public IReadOnlyList<EmailReceipt>? Receipts { get; private init; }

    /// <summary>What became of the mail at a place of a batch; null where it was none.</summary>
    public Func<int, BatchItem>? ItemAt { get; private init; }

    /// <summary>Null where the mail was accepted.</summary>
    public EmailError? Error { get; private init; }

    /// <summary>What the transport threw, or null.</summary>
    public Exception? Exception { get; private init; }

    /// <summary>The HTTP status of the call, or null.</summary>
    public int? StatusCode { get; private init; }

    /// <summary>Whether the body began to leave.</summary>
    public bool BodyStarted { get; private init; }

    /// <summary>The same reply, with one receipt for each version.</summary>
    public ProviderReply WithReceipts(IReadOnlyList<EmailReceipt> receipts) => this with { Receipts = receipts };
}
