using System.Text.Json;
using EmailProviders.Http;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.MailerLogic;

/// <summary>
/// What the answer to a batch says of each mail. Documented are <c>total</c>, <c>queued</c> and <c>failed</c>, and that a mail fails by itself; the list
/// that names them is not. A mail is accepted or refused only where counts and list agree on it; whatever stays open is Unknown.
/// </summary>
internal static class MailerLogicBatchAnswer
{
    public static ProviderReply FromWire(
        WireResponse<MailerLogicBatchResponse> response, IReadOnlyList<MailerLogicSendEmailRequest> emails, MailerLogicOptions options)
    {
        if (!response.IsSuccess)
            return ProviderReply.Failed(response, MailerLogicMapper.ToError(response, options));

        var items = ItemsOf(response.Body, emails, options);
        return items.All(static item => item.Outcome == SendOutcome.Unknown)
            ? ProviderReply.Failed(response, Unreadable(response))
            : ProviderReply.Answered(response, index => items[index]);
    }

    private static BatchItem[] ItemsOf(MailerLogicBatchResponse? body, IReadOnlyList<MailerLogicSendEmailRequest> emails, MailerLogicOptions options)
    {
        var items = new BatchItem[emails.Count];
        Array.Fill(items, new BatchItem(SendOutcome.Unknown));
        if (body?.Queued is not { } queued || !IsConsistent(body, queued, emails.Count))
            return items;

        if (MailerLogicBatchEntry.ListOf(body, options.BatchResultsName) is { Count: > 0 } entries)
            Read(entries, emails, items);
        var accepted = items.Count(static item => item.Outcome == SendOutcome.Accepted);
        var refused = items.Count(static item => item.Outcome == SendOutcome.Rejected);
        if (accepted > queued || refused > emails.Count - queued)
            Array.Fill(items, new BatchItem(SendOutcome.Unknown));
        // Once all of one sort are known by name, or there are none of it, the rest are of the other.
        else if (refused == emails.Count - queued)
            Settle(items, SendOutcome.Accepted);
        // That none of them was queued is a proof only where the answer says how many failed.
        else if (accepted == queued && body.Failed is not null)
            Settle(items, SendOutcome.Rejected);
        return items;
    }

    private static bool IsConsistent(MailerLogicBatchResponse body, int queued, int mails) =>
        queued >= 0 && queued <= mails && (body.Total ?? mails) == mails && (body.Failed ?? mails - queued) == mails - queued;

    // By recipients who have one mail and one entry only. A place in the list proves nothing: its order is not documented.
    private static void Read(IReadOnlyList<MailerLogicBatchEntry> entries, IReadOnlyList<MailerLogicSendEmailRequest> emails, BatchItem[] items)
    {
        var places = emails.Index().ToLookup(static email => email.Item.To, static email => email.Index, StringComparer.OrdinalIgnoreCase);
        foreach (var sameRecipient in entries.GroupBy(static entry => entry.To, StringComparer.OrdinalIgnoreCase))
        {
            if (sameRecipient.Key is { } to && places[to].ToArray() is [var place] && sameRecipient.ToArray() is [var entry])
                items[place] = entry.ToItem();
        }
    }

    private static void Settle(BatchItem[] items, SendOutcome outcome)
    {
        for (var index = 0; index < items.Length; index++)
        {
            if (items[index].Outcome == SendOutcome.Unknown)
                items[index] = new BatchItem(outcome);
        }
    }

    private static EmailError Unreadable(WireResponse<MailerLogicBatchResponse> response) => new()
    {
        Kind = EmailErrorKind.UnexpectedResponse,
        Outcome = SendOutcome.Unknown,
        Description = $"The answer to a batch does not say what became of its mails; the provider may have taken them. HTTP {response.StatusCode}.",
        StatusCode = response.StatusCode,
    };
}

/// <summary>An entry of the list that names the mails of a batch.</summary>
/// <param name="To">The recipient, where it says so.</param>
/// <param name="Outcome">Accepted or Rejected; Unknown where it says neither, or both.</param>
/// <param name="EmailId">The id, where there is one.</param>
/// <param name="MessageId">The RFC 5322 id, where there is one.</param>
internal readonly record struct MailerLogicBatchEntry(string? To, SendOutcome Outcome, string? EmailId, string? MessageId)
{
    /// <summary>The entries of the list under a name; none where there is no such list.</summary>
    public static IReadOnlyList<MailerLogicBatchEntry> ListOf(MailerLogicBatchResponse body, string name) =>
        body.Other is { } other && other.TryGetValue(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select(Of)]
            : [];

    public BatchItem ToItem() => Outcome == SendOutcome.Accepted
        ? new BatchItem(
            Outcome,
            EmailId ?? MessageId,
            EmailId is null || MessageId is null ? null : new Dictionary<string, string> { ["message_id"] = MessageId })
        : new BatchItem(Outcome);

    private static MailerLogicBatchEntry Of(JsonElement entry)
    {
        var emailId = TextOf(entry, "email_id");
        var messageId = TextOf(entry, "message_id");
        var isQueued = emailId is not null || TextOf(entry, "status") == "queued";
        var isFailed = TextOf(entry, "error") is not null || TextOf(entry, "status") is "failed" or "error" or "rejected";
        var outcome = (isQueued, isFailed) switch
        {
            (true, false) => SendOutcome.Accepted,
            (false, true) => SendOutcome.Rejected,
            _ => SendOutcome.Unknown,
        };
        return new MailerLogicBatchEntry(TextOf(entry, "to"), outcome, emailId, messageId);
    }

    private static string? TextOf(JsonElement entry, string name)
    {
        try
        {
            return entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                ? NullIfEmpty(value.GetString())
                : null;
        }
        catch (Exception exception) when (ResponseReader.IsJunk(exception))
        {
            // Broken UTF-8, or half a surrogate pair, comes to light only as it is read.
            return null;
        }
    }
}
