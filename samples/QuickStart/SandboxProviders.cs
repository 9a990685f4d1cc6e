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
        // What a provider cannot carry is left out and listed. Without this line it refuses the mail.
        void Use(EmailProviderOptions options) => options.UnsupportedFeatures = UnsupportedFeatureBehavior.Drop;

        email
            .AddBsg(Use)
            .AddBrevo(Use)
            .AddWhippy(whippy =>
            {
                Use(whippy);
                whippy.SplitRecipients = true;
            })
            .AddKaleyra(Use)
            .AddMailerLogic(mailerLogic =>
            {
                Use(mailerLogic);
                mailerLogic.SplitRecipients = true;
            })
            .UseSandbox(sandbox.BaseAddress);
    }
}
