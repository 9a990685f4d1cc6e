using System.Globalization;
using EmailProviders.Sandbox.Json;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>Message versions: each is a mail of its own, with the call's members where it has none.</summary>
internal static class BrevoVersions
{
    private const int MaxVersions = 1000;
    private const int MaxRecipients = 99;

    /// <returns>One mail per version; the common one where there are none.</returns>
    public static IReadOnlyList<SandboxMail> Read(ObjectReader members, SandboxMail common, int commonParameterBytes)
    {
        var hasVersions = members.Has("messageVersions");
        var versions = members.NestedList("messageVersions", hasVersions ? Need.Required : Need.Optional);
        if (!hasVersions)
        {
            return [common];
        }

        if (versions.Count > MaxVersions)
        {
            members.Fault("messageVersions", FaultKind.TooMany, $"must not have more than {MaxVersions} items");
        }

        var parameterBytes = commonParameterBytes;
        var mails = new List<SandboxMail>(versions.Count);
        foreach (var version in versions)
        {
            var parameters = BrevoParameters.Read(version);
            parameterBytes += parameters.Bytes;
            mails.Add(ReadVersion(version, common, parameters.Values));
        }

        if (parameterBytes > BrevoParameters.MaxTotalBytes)
        {
            members.Fault("params", FaultKind.TooLong, "must not exceed 1000 KB over all versions");
        }

        return mails;
    }

    private static SandboxMail ReadVersion(ObjectReader version, SandboxMail common, IReadOnlyDictionary<string, string> parameters)
    {
        CheckOverrides(version, common);
        var cc = BrevoRecipients.Read(version, "cc");
        var bcc = BrevoRecipients.Read(version, "bcc");
        var mail = common with
        {
            To = BrevoRecipients.Read(version, "to", Need.Required),
            Cc = version.Has("cc") ? cc : common.Cc,
            Bcc = version.Has("bcc") ? bcc : common.Bcc,
            ReplyTo = BrevoRecipients.ReadOne(version, "replyTo") ?? common.ReplyTo,
            Subject = version.Text("subject") ?? common.Subject,
            Html = version.Text("htmlContent") ?? common.Html,
            Text = version.Text("textContent") ?? common.Text,
            TemplateId = version.Integer("templateId")?.ToString(CultureInfo.InvariantCulture) ?? common.TemplateId,
            Parameters = version.Has("params") ? parameters : common.Parameters,
        };
        if (mail.To.Count + mail.Cc.Count + mail.Bcc.Count > MaxRecipients)
        {
            version.Fault("to", FaultKind.TooMany, $"must not bring more than {MaxRecipients} recipients per version");
        }

        return mail;
    }

    private static void CheckOverrides(ObjectReader version, SandboxMail common)
    {
        if (version.Has("templateId") && common.TemplateId is null)
        {
            version.Fault("templateId", FaultKind.Invalid, "needs a templateId for all versions");
        }

        foreach (var name in new[] { "htmlContent", "textContent" })
        {
            if (version.Has(name) && common.Html is null && common.Text is null)
            {
                version.Fault(name, FaultKind.Invalid, "needs htmlContent or textContent for all versions");
            }
        }
    }
}
