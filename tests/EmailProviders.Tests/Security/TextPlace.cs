using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using EmailProviders.Brevo;
using EmailProviders.Tests.Conformance;
using EmailProviders.Whippy;

namespace EmailProviders.Tests.Security;

/// <summary>One place in a mail to which a caller's text can go, found by reflection so that a new member cannot be forgotten.</summary>
/// <param name="Name">The type and the member.</param>
/// <param name="Put">A mail with a text in that place. It may throw, where the place checks its text at once.</param>
/// <param name="PutThroughJson">The same, its object written as JSON and read again; null where it cannot be read.</param>
internal sealed record TextPlace(string Name, Func<string, SendEmailRequest> Put, Func<string, SendEmailRequest>? PutThroughJson = null)
{
    /// <summary>Texts of any number of lines: never part of a header, and written literally into JSON.</summary>
    private static readonly HashSet<string> Bodies =
    [
        "SendEmailRequest.TextBody", "SendEmailRequest.HtmlBody", "SendEmailRequest.CalendarEvent", "SendEmailRequest.Metadata value", "EmailTemplate.Parameters value",
        "BrevoMessageVersion.HtmlContent", "BrevoMessageVersion.TextContent", "BrevoSendOptions.Params value", "BrevoMessageVersion.Params value", "KaleyraSendOptions.Params value",
    ];

    /// <summary>One line that people write in any language, or an id that the provider alone reads.</summary>
    private static readonly HashSet<string> Lines =
    [
        "SendEmailRequest.Subject", "BrevoMessageVersion.Subject", "BrevoSendOptions.Preheader", "KaleyraSendOptions.CallbackProfileId", "KaleyraSendOptions.WebhookId",
        "MailerLogicSendOptions.Domain", "WhippySendOptions.Channel", "WhippyOptIn.Id", "WhippyOptIn.Phone",
    ];

    /// <summary>A text that is valid in the place, so that it is the hostile character alone which is refused.</summary>
    public string Seed => Name switch
    {
        "EmailAddress.Address" => "ada@example.com",
        "EmailAttachment.FileName" => "a.txt",
        "EmailAttachment.ContentType" => "text/plain",
        "SendEmailRequest.CalendarEvent" => "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "MailerLogicSendOptions.Domain" => "example.com",
        "WhippySendOptions.Channel" or "WhippyOptIn.Id" => "6b2c1f0a-8d3e-4f5a-9b7c-1d2e3f4a5b6c",
        _ => "ab",
    };

    /// <summary>The seed with a character before it, in it and behind it.</summary>
    public IEnumerable<string> With(string character) => Enumerable.Range(0, Seed.Length + 1).Select(place => Seed.Insert(place, character));

    public bool IsBody => Bodies.Contains(Name);

    public bool IsLine => Lines.Contains(Name);

    /// <summary>The objects that hold texts, and how each comes into a mail.</summary>
    private static readonly Dictionary<Type, Func<object, SendEmailRequest>> Holders = new()
    {
        [typeof(SendEmailRequest)] = mail => (SendEmailRequest)mail,
        [typeof(EmailTemplate)] = template => Mails.Minimal with { HtmlBody = null, Template = (EmailTemplate)template },
        [typeof(EmailAttachment)] = attachment => Mails.Minimal with { Attachments = [(EmailAttachment)attachment] },
        [typeof(BrevoMessageVersion)] = version => WithExtras(new BrevoSendOptions { MessageVersions = [(BrevoMessageVersion)version] }),
        [typeof(WhippyOptIn)] = channel => WithExtras(new WhippySendOptions { OptInTo = [(WhippyOptIn)channel] }),
    };

    public static IReadOnlyList<TextPlace> All { get; } = [.. Members(), .. Constructors()];

    /// <summary>Every public type with a text that callers set, be it walked or not.</summary>
    public static IEnumerable<Type> TypesWithTexts() =>
        from type in typeof(SendEmailRequest).Assembly.GetExportedTypes().Concat(typeof(EmailSender).Assembly.GetExportedTypes())
        where !type.IsAssignableTo(typeof(Exception)) && type.GetProperties().Any(property => IsSettable(property) && TextsOf(property, "x").Any())
        select type;

    public static bool IsWalked(Type type) => Holders.ContainsKey(type) || type.IsAssignableTo(typeof(ProviderSendOptions));

    private static IEnumerable<TextPlace> Members() =>
        from type in Holders.Keys.Concat(typeof(EmailSender).Assembly.GetExportedTypes().Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(ProviderSendOptions))))
        from property in type.GetProperties()
        where IsSettable(property)
        from kind in TextsOf(property, "x").Select(text => text.Kind)
        select new TextPlace(
            $"{type.Name}.{property.Name}{kind}",
            text => Place(type, Set(type, property, kind, text)),
            type == typeof(EmailAttachment) ? null : text => Place(type, ThroughJson(type, Set(type, property, kind, text))));

    private static IEnumerable<TextPlace> Constructors() =>
    [
        new("EmailAddress.Address", text => Mails.Minimal with { To = [new EmailAddress(text)] }, text => Mails.Minimal with { To = [AddressThroughJson(text, null)] }),
        new("EmailAddress.DisplayName", text => Mails.Minimal with { To = [new EmailAddress("ada@example.com", text)] }, text => Mails.Minimal with { To = [AddressThroughJson("ada@example.com", text)] }),
        new("EmailAttachment.FileName", text => Mails.Minimal with { Attachments = [EmailAttachment.FromBytes(new byte[1], text)] }),
        new("EmailAttachment.ContentType", text => Mails.Minimal with { Attachments = [EmailAttachment.FromBytes(new byte[1], "a.txt", text)] }),
    ];

    private static SendEmailRequest WithExtras(ProviderSendOptions extras) => Mails.Minimal with { ProviderOptions = [extras] };

    private static SendEmailRequest Place(Type type, object holder) =>
        Holders.TryGetValue(type, out var place) ? place(holder) : WithExtras((ProviderSendOptions)holder);

    // The ways in which a member can hold a text: itself, an item, a name, a value.
    private static IEnumerable<(string Kind, object Value)> TextsOf(PropertyInfo property, string text)
    {
        var type = property.PropertyType;
        if (type == typeof(string))
            return [("", text)];
        if (type == typeof(IReadOnlyList<string>))
            return [("", new[] { text })];
        if (type == typeof(IReadOnlyDictionary<string, string>))
            return [(" name", new Dictionary<string, string> { [text] = "v" }), (" value", new Dictionary<string, string> { ["X-Name"] = text })];
        return type == typeof(JsonObject) ? [(" name", new JsonObject { [text] = 1 }), (" value", new JsonObject { ["list"] = new JsonArray(new JsonObject { ["name"] = text }) })] : [];
    }

    private static bool IsSettable(PropertyInfo property) => property.SetMethod is { IsPublic: true };

    private static object Set(Type type, PropertyInfo property, string kind, string text)
    {
        var holder = New(type);
        property.SetValue(holder, TextsOf(property, text).Single(found => found.Kind == kind).Value);
        return holder;
    }

    private static object New(Type type) =>
        type == typeof(SendEmailRequest) ? Mails.Minimal with { }
        : type == typeof(EmailTemplate) ? new EmailTemplate(ProviderCase.TemplateName)
        : type == typeof(EmailAttachment) ? EmailAttachment.FromBytes(new byte[1], "a.png")
        : type == typeof(BrevoMessageVersion) ? new BrevoMessageVersion { To = ["ben@example.com"] }
        : Activator.CreateInstance(type)!;

    private static object ThroughJson(Type type, object holder) => ReadJson(type, JsonSerializer.Serialize(holder, type, JsonSerializerOptions.Default));

    private static EmailAddress AddressThroughJson(string address, string? name) =>
        (EmailAddress)ReadJson(typeof(EmailAddress), new JsonObject { ["Address"] = address, ["DisplayName"] = name }.ToJsonString());

    private static object ReadJson(Type type, string json) => JsonSerializer.Deserialize(json, type, JsonSerializerOptions.Default)!;
}
