using EmailProviders.Providers;

namespace EmailProviders.Whippy;

/// <summary>What only Whippy knows of a mail.</summary>
public sealed record WhippySendOptions : ProviderSendOptions, IValidatedSendOptions
{
    /// <summary><c>from</c>: the channel that sends this mail, by its address or its id, in place of <see cref="WhippyOptions.Channel"/>.</summary>
    public string? Channel { get; init; }

    /// <summary>
    /// <c>sender_email</c>: the sender that the recipient sees, in place of the From address; its display name, where it has one, goes
    /// as <c>sender_name</c>. Answers to an address that is no channel's do not come back to Whippy (reference page, 2026-11-21).
    /// </summary>
    public EmailAddress? SenderEmail { get; init; }

    /// <summary><c>conversation_status</c>: Whippy takes <c>open</c> where it is absent.</summary>
    public WhippyConversationStatus? ConversationStatus { get; init; }

    /// <summary><c>opt_in_to_all_channels</c>; acts only where the mail makes a new contact.</summary>
    public bool? OptInToAllChannels { get; init; }

    /// <summary><c>opt_in_to</c>; acts only where the mail makes a new contact. See <see cref="WhippyOptions.OptInToFormat"/>.</summary>
    public IReadOnlyList<WhippyOptIn> OptInTo { get; init => field = Snapshot.Of(value); } = [];

    void IValidatedSendOptions.Validate(RequestFaults faults)
    {
        faults.IsLine("WhippySendOptions.Channel", Channel);
        faults.IsAddress("WhippySendOptions.SenderEmail", SenderEmail);
        if (!faults.IsList("WhippySendOptions.OptInTo", OptInTo))
            return;
        for (var index = 0; index < OptInTo.Count; index++)
        {
            faults.IsLine($"WhippySendOptions.OptInTo[{index}].Id", OptInTo[index].Id);
            faults.IsLine($"WhippySendOptions.OptInTo[{index}].Phone", OptInTo[index].Phone);
        }
    }
}
