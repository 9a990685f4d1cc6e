using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Benchmarks.Candidates;

/// <summary>The library by its full public path: registration, validation, routing, retries armed, mapping.</summary>
internal static class Library
{
    /// <summary>The name in tables.</summary>
    public static string NameOf(BenchmarkedProvider provider) => $"EmailProviders, {provider.DisplayName}";

    /// <summary>The candidate that sends one mail through one provider.</summary>
    public static Candidate For(BenchmarkedProvider provider, Uri server, SendEmailRequest mail, HttpMessageHandler? transport = null)
    {
        var services = Services(provider, server, transport);
        var sender = services.GetRequiredService<IEmailSender>();
        return new Candidate(NameOf(provider), () => sender.SendAsync(mail), services);
    }

    /// <summary>The candidate that sends many mails in one run.</summary>
    public static Candidate ForMany(
        BenchmarkedProvider provider, Uri server, IReadOnlyList<SendEmailRequest> mails, SendManyOptions options, HttpMessageHandler? transport = null)
    {
        var services = Services(provider, server, transport);
        var sender = services.GetRequiredService<IEmailSender>();
        return new Candidate(NameOf(provider), () => SendManyAsync(sender, mails, options), services);
    }

    /// <summary>Services with one provider.</summary>
    /// <param name="provider">The provider.</param>
    /// <param name="server">Its address.</param>
    /// <param name="transport">What takes the place of the sockets, or null.</param>
    public static ServiceProvider Services(BenchmarkedProvider provider, Uri server, HttpMessageHandler? transport = null)
    {
        var services = new ServiceCollection();
        services.AddEmailProviders(email => provider.Add(email, options => Configure(options, server)));
        if (transport is not null)
            services.AddHttpClient("EmailProviders." + provider.Name).ConfigurePrimaryHttpMessageHandler(() => transport);
        return services.BuildServiceProvider();
    }

    private static async Task SendManyAsync(IEmailSender sender, IReadOnlyList<SendEmailRequest> mails, SendManyOptions options)
    {
        var accepted = 0;
        await foreach (var sent in sender.SendManyAsync(mails, options))
            accepted += sent.IsAccepted ? 1 : 0;
        if (accepted < mails.Count)
            throw new InvalidOperationException("A mail was not accepted: what was measured is not the sending of all of them.");
    }

    /// <summary>Sets an account's options.</summary>
    public static void Configure(EmailProviderOptions options, Uri server)
    {
        options.ApiKey = BenchmarkedProvider.Key;
        options.BaseAddress = server;
    }
}
