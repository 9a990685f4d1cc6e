using EmailProviders.Providers;

namespace EmailProviders.Whippy;

/// <summary>Who sends: the channel that Whippy sends by, and the sender that the recipient sees where it is another one.</summary>
/// <param name="From"><c>from</c></param>
/// <param name="Email"><c>sender_email</c></param>
/// <param name="Name"><c>sender_name</c></param>
internal readonly record struct WhippySender(string From, string? Email, string? Name)
{
    public static WhippySender Of(OutgoingEmail mail, WhippyOptions options, WhippySendOptions? extras)
    {
        var from = mail.Request.From;
        var channel = extras?.Channel ?? options.Channel ?? from.Address;
        var seen = extras?.SenderEmail ?? from;
        return new WhippySender(
            channel,
            seen.Address.Equals(channel, StringComparison.OrdinalIgnoreCase) ? null : seen.Address,
            seen.DisplayName ?? from.DisplayName);
    }
}
