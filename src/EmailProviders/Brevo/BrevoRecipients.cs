using System.Buffers;
using System.Text;
using EmailProviders.Providers;

namespace EmailProviders.Brevo;

/// <summary>Addresses with names, as Brevo takes them.</summary>
internal readonly struct BrevoRecipients(OutgoingEmail mail, bool? pixelConsent)
{
    // Brevo loses a name that has both a character beyond ASCII and one of these (django-anymail, docs/esps/brevo.rst, 2026-07-30).
    private static readonly SearchValues<char> Specials = SearchValues.Create(",;:<>@\"()[]\\");

    private const string LostName = "Brevo loses a name with both a comma, quote or bracket and a letter beyond ASCII.";

    public BrevoSender Sender(EmailAddress from, long? storedSender)
    {
        if (storedSender is not null)
        {
            mail.Drop("From", "BrevoSendOptions.SenderId names a stored sender in its place.");
            return new BrevoSender { Id = storedSender };
        }

        if (IsLost(from.DisplayName))
            mail.Unsupported("From.DisplayName", LostName);
        return new BrevoSender { Email = from.Address, Name = IsLost(from.DisplayName) ? null : from.DisplayName };
    }

    public BrevoReplyTo ReplyTo(EmailAddress address, string field = "ReplyTo[0]") =>
        new() { Email = address.Address, Name = NameOf(address, field) };

    /// <summary>A list, or null where it is empty.</summary>
    public IReadOnlyList<BrevoRecipient>? List(string field, IReadOnlyList<EmailAddress> addresses)
    {
        if (addresses.Count == 0)
            return null;

        var recipients = new BrevoRecipient[addresses.Count];
        for (var index = 0; index < recipients.Length; index++)
        {
            var address = addresses[index];
            recipients[index] = new BrevoRecipient
            {
                Email = address.Address,
                Name = address.DisplayName is null ? null : NameOf(address, $"{field}[{index}]"),
                ContactPixelTrackingConsent = pixelConsent,
            };
        }

        return recipients;
    }

    /// <summary>Whether Brevo loses a name of these.</summary>
    public static bool LosesName(IReadOnlyList<EmailAddress> addresses)
    {
        for (var index = 0; index < addresses.Count; index++)
        {
            if (IsLost(addresses[index].DisplayName))
                return true;
        }

        return false;
    }

    private string? NameOf(EmailAddress address, string field)
    {
        if (!IsLost(address.DisplayName))
            return address.DisplayName;

        mail.Drop(field + ".DisplayName", LostName);
        return null;
    }

    private static bool IsLost(string? name) => name is not null && !Ascii.IsValid(name) && name.AsSpan().ContainsAny(Specials);
}
