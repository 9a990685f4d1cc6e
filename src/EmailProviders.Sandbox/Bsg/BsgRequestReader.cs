using System.Globalization;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Bsg;

/// <summary>Members and limits of BSG's OpenAPI (schemas SendEmail, SendTemplateEmail, Inline).</summary>
internal static class BsgRequestReader
{
    private const int MaxRecipients = 50;
    private const int MaxAddress = 50;
    private const int MaxSubject = 998;
    private const int MaxText = 10_000;
    private const int MaxHtml = 100_000;
    private const int MaxInlines = 100;

    public static SandboxMail ReadMail(ObjectReader members, SandboxMail draft)
    {
        var mail = ReadCommon(members, draft) with
        {
            Subject = Subject(members, Need.Required),
            // "Required" on the web page, optional and nullable in the OpenAPI: the wider wins.
            Text = Limited(members, "body", Need.Nullable, MaxText),
            // Nullable in the OpenAPI, yet required with at least one character in both documents.
            Html = Limited(members, "htmlbody", Need.Required, MaxHtml),
        };
        return mail;
    }

    public static SandboxMail ReadTemplateMail(ObjectReader members, SandboxMail draft) => ReadCommon(members, draft) with
    {
        Subject = Subject(members, Need.Optional),
        TemplateId = members.Integer("template_id", Need.Required)?.ToString(CultureInfo.InvariantCulture),
        Parameters = members.TextMap("template_content"),
    };

    private static SandboxMail ReadCommon(ObjectReader members, SandboxMail draft)
    {
        var (from, name) = ReadFrom(members);
        return draft with
        {
            From = from,
            FromName = name,
            To = ReadTo(members),
            Attachments = ReadInlines(members),
        };
    }

    private static IReadOnlyList<string> ReadTo(ObjectReader members)
    {
        var to = members.Texts("to", Need.Required);
        if (to.Count > MaxRecipients)
        {
            members.Fault("to", FaultKind.TooMany, $"must not have more than {MaxRecipients} items");
        }

        if (to.Distinct(StringComparer.Ordinal).Count() != to.Count)
        {
            members.Fault("to", FaultKind.Invalid, "has a duplicate value");
        }

        for (var i = 0; i < to.Count; i++)
        {
            if (TextSyntax.IsLongerThan(to[i], MaxAddress))
            {
                members.Fault($"to.{i}", FaultKind.TooLong, $"must not be greater than {MaxAddress} characters");
            }
            else if (!AddressSyntax.IsAddress(to[i]))
            {
                members.Fault($"to.{i}", FaultKind.Invalid, AddressSyntax.Problem);
            }
        }

        return to;
    }

    /// <summary>A bare address as on the web page, or <c>Name &lt;address&gt;</c> as in every sample of the OpenAPI.</summary>
    private static (string From, string? Name) ReadFrom(ObjectReader members)
    {
        if (members.Text("from", Need.Required) is not { } from)
        {
            return ("", null);
        }

        if (!AddressSyntax.TryReadNamed(from, out var name, out var address))
        {
            members.Fault("from", FaultKind.Invalid, AddressSyntax.Problem);
        }

        return (address, name);
    }

    private static string? Subject(ObjectReader members, Need need)
    {
        var subject = Limited(members, "subject", need, MaxSubject);
        if (subject?.Length == 0)
        {
            members.Fault("subject", FaultKind.Empty, "must be at least 1 characters");
        }

        return subject;
    }

    private static string? Limited(ObjectReader members, string name, Need need, int max)
    {
        var text = members.Text(name, need);
        if (TextSyntax.IsLongerThan(text, max))
        {
            members.Fault(name, FaultKind.TooLong, $"must not be greater than {max} characters");
        }

        return text;
    }

    private static List<SandboxAttachment> ReadInlines(ObjectReader members)
    {
        var inlines = members.NestedList("inlines");
        if (inlines.Count > MaxInlines)
        {
            members.Fault("inlines", FaultKind.TooMany, $"must not have more than {MaxInlines} items");
        }

        return [.. inlines.Select(ReadInline)];
    }

    private static SandboxAttachment ReadInline(ObjectReader inline)
    {
        // The page and the SDKs say contentType, the OpenAPI's required list and samples content_type: either will do.
        var needed = inline.Has("content_type") ? Need.Optional : Need.Required;
        var camel = inline.Text("contentType", needed);
        var snake = inline.Text("content_type", inline.Has("content_type") ? Need.Required : Need.Optional);
        return new SandboxAttachment
        {
            FileName = inline.Text("name", Need.Required),
            ContentId = inline.Text("cid", Need.Required),
            ContentType = camel ?? snake,
            Content = inline.Base64("content", Need.Required) ?? [],
        };
    }
}
