namespace EmailProviders.Pipeline;

/// <summary>One copy to each address: the first of To, Cc and Bcc wins, letter case aside. The same at every provider.</summary>
internal static class RecipientDeduplication
{
    public static SendEmailRequest Apply(SendEmailRequest request)
    {
        if (request.RecipientCount == 1)
            return request;

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var to = Distinct(request.To, seen);
        var cc = Distinct(request.Cc, seen);
        var bcc = Distinct(request.Bcc, seen);
        return ReferenceEquals(to, request.To) && ReferenceEquals(cc, request.Cc) && ReferenceEquals(bcc, request.Bcc)
            ? request
            : request with { To = to, Cc = cc, Bcc = bcc };
    }

    private static IReadOnlyList<EmailAddress> Distinct(IReadOnlyList<EmailAddress> addresses, HashSet<string> seen)
    {
        List<EmailAddress>? distinct = null;
        for (var index = 0; index < addresses.Count; index++)
        {
            if (seen.Add(addresses[index].Address))
                distinct?.Add(addresses[index]);
            else
                distinct ??= [.. addresses.Take(index)];
        }

        return distinct ?? addresses;
    }
}
