using System.Buffers;

namespace EmailProviders.Providers;

/// <summary>Checks the options that every provider has, then the provider's own.</summary>
internal static class EmailProviderOptionsValidator
{
    private static readonly TimeSpan ShortestPeriod = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan LongestTimeout = TimeSpan.FromDays(1);

    private static readonly SearchValues<char> HeaderCharacters = SearchValues.Create(
        Enumerable.Range('!', '~' - '!' + 1).Select(code => (char)code).ToArray());

    /// <summary>Every fault, each naming the provider, the option and the remedy.</summary>
    public static IReadOnlyList<string> Validate(string provider, EmailProviderOptions options)
    {
        var faults = new OptionsFaults(provider);
        foreach (var fault in options.ReadFaults)
            faults.Add(fault);
        ValidateKey(options, faults);
        ValidateBaseAddress(options.BaseAddress, faults);
        ValidateTimeout(nameof(options.ConnectTimeout), options.ConnectTimeout, faults);
        ValidateTimeout(nameof(options.AttemptTimeout), options.AttemptTimeout, faults);
        if (options.From is { Address: "" })
            faults.Add(nameof(options.From), "is empty: it was made without its constructor.");
        if (!Enum.IsDefined(options.UnsupportedFeatures))
            faults.Add(nameof(options.UnsupportedFeatures), "is neither Refuse nor Drop.");
        if (options.Limits is null)
            faults.Add(nameof(options.Limits), "is null; use EmailLimits.None for no limits.");
        if (options.RateLimit is { } rate && (rate.Permits < 1 || rate.Period < ShortestPeriod || rate.Period > LongestTimeout || rate.QueueLimit < 0))
            faults.Add(nameof(options.RateLimit), "must have at least one permit, a period of a tenth of a second to one day, and no negative queue.");
        foreach (var (name, id) in options.Templates)
        {
            if ((TextGrammar.ProblemOfLabel(name) ?? TextGrammar.ProblemOfLabel(id)) is { } problem)
                faults.Add(nameof(options.Templates), "holds a name or id that " + problem);
        }

        options.Validate(faults);
        return faults.All;
    }

    private static void ValidateKey(EmailProviderOptions options, OptionsFaults faults)
    {
        if (options.ApiKey is null || options.ApiKey.IsEmpty)
            faults.Add(nameof(options.ApiKey), "is missing. Set it in code, or in configuration as <provider>:ApiKey.");
        else if (options.ApiKey.Reveal().AsSpan().ContainsAnyExcept(HeaderCharacters))
            faults.Add(nameof(options.ApiKey), "holds a space, a control character or one outside ASCII; was it copied whole?");
    }

    private static void ValidateBaseAddress(Uri? address, OptionsFaults faults)
    {
        if (address is null || !address.IsAbsoluteUri)
            faults.Add(nameof(EmailProviderOptions.BaseAddress), "is not an absolute address.");
        else if (address.Scheme != Uri.UriSchemeHttps && !(address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            faults.Add(nameof(EmailProviderOptions.BaseAddress), "is not https; http is allowed for loopback addresses only.");
        else if (address.UserInfo.Length > 0 || address.PathAndQuery != "/" || address.Fragment.Length > 0)
            faults.Add(nameof(EmailProviderOptions.BaseAddress), "must be an origin: no user name, path, query or fragment.");
    }

    private static void ValidateTimeout(string option, TimeSpan value, OptionsFaults faults)
    {
        if (value <= TimeSpan.Zero || value > LongestTimeout)
            faults.Add(option, "must be more than zero and at most one day; five seconds are written 00:00:05.");
    }
}
