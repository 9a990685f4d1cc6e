using EmailProviders;
using EmailProviders.Sandbox;
using Microsoft.Extensions.DependencyInjection;

namespace QuickStart;

/// <summary>All five providers, pointed at the sandbox.</summary>
internal static class SandboxProviders
{
    public static readonly string[] Names = ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    public static void AddAll(EmailProvidersBuilder email, EmailSandbox sandbox)
    {
        void Use(EmailProviderOptions options)
        {
            options.ApiKey = EmailSandboxOptions.DefaultApiKey;
            options.BaseAddress = sandbox.BaseAddress;
            // What a provider cannot carry is left out and listed. Without this line it refuses the mail.
            options.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop;
        }

        email
            .AddBsg(Use)
            .AddBrevo(Use)
            .AddWhippy(whippy =>
            {
                Use(whippy);
                whippy.SplitRecipients = true;
            })
            .AddKaleyra(kaleyra =>
            {
                Use(kaleyra);
                kaleyra.Sid = EmailSandboxOptions.DefaultKaleyraSid;
            })
            .AddMailerLogic(mailerLogic =>
            {
                Use(mailerLogic);
                mailerLogic.SplitRecipients = true;
            });
    }
}
