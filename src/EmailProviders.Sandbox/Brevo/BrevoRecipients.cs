using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>Brevo's <c>{email, name?}</c> objects.</summary>
internal static class BrevoRecipients
{
    private const int MaxName = 70;

    public static IReadOnlyList<string> Read(ObjectReader members, string name, Need need = Need.Optional) =>
        [.. members.NestedList(name, need).Select(ReadRecipient)];

    public static string? ReadOne(ObjectReader members, string name)
    {
        if (members.Nested(name) is not { } recipient)
        {
            return null;
        }

        ReadName(recipient);
        return ReadEmail(recipient);
    }

    public static string ReadEmail(ObjectReader recipient) => recipient.MailAddress("email", Need.Required) ?? "";

    public static string? ReadName(ObjectReader recipient)
    {
        var name = recipient.Text("name");
        if (TextSyntax.IsLongerThan(name, MaxName))
        {
            recipient.Fault("name", FaultKind.TooLong, $"must not be longer than {MaxName} characters");
        }

        return name;
    }

    private static string ReadRecipient(ObjectReader recipient)
    {
        ReadName(recipient);
        recipient.Flag("contactPixelTrackingConsent");
        return ReadEmail(recipient);
    }
}
