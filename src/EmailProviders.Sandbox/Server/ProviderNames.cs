namespace EmailProviders.Sandbox.Server;

/// <summary>The names of the five providers, as mails, scripts and filters use them.</summary>
internal static class ProviderNames
{
    public const string Bsg = "bsg";
    public const string Brevo = "brevo";
    public const string Whippy = "whippy";
    public const string Kaleyra = "kaleyra";
    public const string MailerLogic = "mailerlogic";

    public static readonly string[] All = [Bsg, Brevo, Whippy, Kaleyra, MailerLogic];
}
