using System.Text;
using EmailProviders.Providers;
using static EmailProviders.Providers.WireValue;

namespace EmailProviders.Kaleyra;

/// <summary>Recipients as Kaleyra takes them: bare addresses in one string, with commas between them.</summary>
internal static class KaleyraRecipients
{
    private const char Separator = ',';
    private static readonly char[] PossibleSeparators = [Separator, ';'];

    /// <summary>The list as one string; null where it is empty or refused.</summary>
    public static string? ToWire(OutgoingEmail mail, string field, IReadOnlyList<EmailAddress> recipients)
    {
        if (recipients.Count == 0)
            return null;

        var joined = recipients.Count == 1 && IsOne(recipients[0].Address) ? recipients[0].Address : Join(AddressesOf(recipients));
        if (joined is null)
            mail.Refuse(EmailErrorKind.InvalidRequest, field, "holds an address that Kaleyra could read as several.");
        return joined;
    }

    /// <summary>The joined addresses, or null where splitting them again does not give the same ones.</summary>
    public static string? Join(IReadOnlyList<string> addresses)
    {
        // Beyond ASCII there are characters that turn into a comma once they are normalised.
        var joined = string.Join(Separator, addresses);
        return Ascii.IsValid(joined) && joined.Split(PossibleSeparators).SequenceEqual(addresses) ? joined : null;
    }

    private static bool IsOne(string address) => Ascii.IsValid(address) && address.AsSpan().IndexOfAny(PossibleSeparators) < 0;
}
