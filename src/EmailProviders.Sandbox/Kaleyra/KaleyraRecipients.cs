using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Kaleyra;

/// <summary>Three comma-separated lists; an address in several of them stays in the first of to, cc, bcc.</summary>
internal sealed record KaleyraRecipients(IReadOnlyList<string> To, IReadOnlyList<string> Cc, IReadOnlyList<string> Bcc)
{
    private const int MaxPerList = 50;

    public static KaleyraRecipients Read(ObjectReader members)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return new KaleyraRecipients(
            [.. List(members, "to", Need.Required).Where(seen.Add)],
            [.. List(members, "cc", Need.Optional).Where(seen.Add)],
            [.. List(members, "bcc", Need.Optional).Where(seen.Add)]);
    }

    private static string[] List(ObjectReader members, string name, Need need)
    {
        if (members.Text(name, need) is not { Length: > 0 } text)
        {
            return [];
        }

        // The page's own examples have blanks before a comma.
        var addresses = text.Split(',', StringSplitOptions.TrimEntries);
        if (addresses.Length > MaxPerList)
        {
            members.Fault(name, FaultKind.TooMany, $"must not have more than {MaxPerList} addresses");
        }

        foreach (var address in addresses.Where(address => !AddressSyntax.IsAddress(address)))
        {
            members.Fault(name, FaultKind.Invalid, $"value '{address}' is invalid");
        }

        return addresses;
    }
}
