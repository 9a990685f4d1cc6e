namespace EmailProviders.Pipeline;

/// <summary>The only recipients there may be: addresses, and whole domains. Letter case aside.</summary>
internal sealed class RecipientAllowList
{
    private readonly HashSet<string> _addresses = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _domains = new(StringComparer.OrdinalIgnoreCase);

    private RecipientAllowList(IEnumerable<string> entries)
    {
        foreach (var entry in entries)
        {
            if (EmailAddress.TryParse(entry, out var address))
                _addresses.Add(address.Address);
            else if (AnyOf(entry) is { } any)
                _domains.Add(DomainOf(any));
        }
    }

    /// <summary>The list of the options; null where all are allowed.</summary>
    public static RecipientAllowList? Of(EmailProvidersOptions options) =>
        options.AllowRecipientsOnly.Count == 0 ? null : new RecipientAllowList(options.AllowRecipientsOnly);

    /// <summary>Whether a text is an address or a domain.</summary>
    public static bool IsEntry(string? entry) => EmailAddress.TryParse(entry, out _) || AnyOf(entry) is not null;

    public bool Allows(EmailAddress recipient) => _addresses.Contains(recipient.Address) || _domains.Contains(DomainOf(recipient));

    /// <summary>Every recipient who is not allowed, by field and place.</summary>
    public IReadOnlyList<EmailFieldError> FindFaults(SendEmailRequest request)
    {
        var faults = new List<EmailFieldError>();
        Check(nameof(request.To), request.To);
        Check(nameof(request.Cc), request.Cc);
        Check(nameof(request.Bcc), request.Bcc);
        for (var index = 0; index < request.ProviderOptions.Count; index++)
        {
            if (!request.ProviderOptions[index].Recipients.All(Allows))
                faults.Add(new EmailFieldError($"{nameof(request.ProviderOptions)}[{index}]", "names a recipient who is not among those of AllowRecipientsOnly."));
        }

        return faults;

        void Check(string field, IReadOnlyList<EmailAddress> recipients)
        {
            for (var index = 0; index < recipients.Count; index++)
            {
                if (!Allows(recipients[index]))
                    faults.Add(new EmailFieldError($"{field}[{index}]", "is not among those of AllowRecipientsOnly."));
            }
        }
    }

    // A domain is what may stand behind the at sign.
    private static EmailAddress? AnyOf(string? domain) => EmailAddress.TryParse("any@" + domain, out var address) ? address : null;

    private static string DomainOf(EmailAddress address) => address.Address[(address.Address.LastIndexOf('@') + 1)..];
}
