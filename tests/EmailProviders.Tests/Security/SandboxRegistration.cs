using EmailProviders.Sandbox;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>All five providers, at one server.</summary>
internal static class SandboxRegistration
{
    public static EmailProvidersBuilder AddAllTo(this EmailProvidersBuilder email, EmailSandbox sandbox) =>
        email.AddAllTo(sandbox.BaseAddress, EmailSandboxOptions.DefaultApiKey, EmailSandboxOptions.DefaultKaleyraSid);

    public static EmailProvidersBuilder AddAllTo(this EmailProvidersBuilder email, Uri address, string key, string sid)
    {
        void Set(EmailProviderOptions options)
        {
            options.BaseAddress = address;
            options.ApiKey = key;
            options.Templates[ProviderCase.TemplateName] = "42";
        }

        return email
            .AddBsg(Set)
            .AddBrevo(Set)
            .AddWhippy(Set)
            .AddKaleyra(kaleyra =>
            {
                Set(kaleyra);
                kaleyra.Sid = sid;
            })
            .AddMailerLogic(Set);
    }
}
