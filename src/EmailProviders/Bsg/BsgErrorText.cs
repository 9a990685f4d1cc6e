using System.Globalization;
using System.Text.Json;
using EmailProviders.Http;

namespace EmailProviders.Bsg;

/// <summary>What BSG's error says: of any of its shapes, and of the one of API v1.</summary>
internal sealed record BsgErrorText
{
    private const string Objection = "is what the provider objects to; see ProviderMessage.";

    private static readonly BsgErrorText Nothing = new();

    public string? Code { get; private init; }

    /// <summary>Every text of the error in one.</summary>
    public string? Message { get; private init; }

    /// <summary>The members of the request that it names. BSG's own words on them stay in <see cref="Message"/>: they may be personal.</summary>
    public IReadOnlyList<EmailFieldError> Fields { get; private init; } = [];

    /// <summary>What the code means; null where there is none or it says nothing.</summary>
    /// <remarks>API v1, bsg.world/developers/rest-api/errors, 2026-11-21.</remarks>
    public (EmailErrorKind Kind, SendOutcome Outcome)? Meaning => Code switch
    {
        "1" => (EmailErrorKind.Authentication, SendOutcome.Rejected),
        "2" => (EmailErrorKind.AccountBlocked, SendOutcome.Rejected),
        "3" or "4" or "7" => (EmailErrorKind.InvalidRequest, SendOutcome.Rejected),
        "8" => (EmailErrorKind.InsufficientCredits, SendOutcome.Rejected),
        _ => null,
    };

    public static BsgErrorText Of<T>(WireResponse<T> response)
        where T : class
    {
        if (response.ReadText(BsgJsonContext.Default.BsgErrorResponse) is not { } error)
            return Nothing;

        try
        {
            IEnumerable<string?> texts = [error.Message, error.ErrorDescription, .. TextsOf(error.Errors ?? default)];
            var message = string.Join(' ', texts.Where(static text => !string.IsNullOrWhiteSpace(text)).Distinct());
            return new BsgErrorText
            {
                Code = CodeOf(error.Error ?? default),
                Message = message.Length > 0 ? message : null,
                Fields = FieldsOf(error.Errors ?? default),
            };
        }
        catch (InvalidOperationException)
        {
            // A string inside that is no valid Unicode: the raw answer says as much.
            return Nothing;
        }
    }

    private static IEnumerable<string> TextsOf(JsonElement errors) => errors.ValueKind switch
    {
        JsonValueKind.String => [errors.GetString()!],
        JsonValueKind.Array => errors.EnumerateArray().SelectMany(TextsOf),
        JsonValueKind.Object => errors.EnumerateObject().SelectMany(static field => TextsOf(field.Value)),
        _ => [],
    };

    private static string? CodeOf(JsonElement error) => error.ValueKind == JsonValueKind.Number && error.TryGetInt32(out var code)
        ? code.ToString(CultureInfo.InvariantCulture)
        : null;

    // A field is named as in the mail, or with a place in it: to.0
    private static IReadOnlyList<EmailFieldError> FieldsOf(JsonElement errors) => errors.ValueKind == JsonValueKind.Object
        ?
        [
            .. errors.EnumerateObject()
                .Select(static field => MemberOf(field.Name.Split('.')[0]))
                .OfType<string>()
                .Distinct()
                .Select(static member => new EmailFieldError(member, Objection)),
        ]
        : [];

    private static string? MemberOf(string field) => field switch
    {
        "to" => "To",
        "from" => "From",
        "subject" => "Subject",
        "body" => "TextBody",
        "htmlbody" => "HtmlBody",
        "inlines" => "Attachments",
        "template_id" => "Template.Name",
        "template_content" => "Template.Parameters",
        _ => null,
    };
}
