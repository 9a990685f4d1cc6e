using System.Diagnostics.CodeAnalysis;
using EmailProviders.Pipeline;

namespace EmailProviders.Providers;

/// <summary>
/// One mail on its way to one provider: the request as this provider gets it, its attachments opened, and all that is refused or dropped.
/// </summary>
internal sealed class OutgoingEmail : IAsyncDisposable
{
    private readonly ISendContext? _context;
    private List<(EmailErrorKind Kind, EmailFieldError Error)>? _refused;
    private List<DroppedField>? _dropped;
    private List<OutgoingAttachment>? _attachments;

    public OutgoingEmail(SendEmailRequest request, ISendContext? context, EmailProviderDescriptor descriptor, EmailProviderOptions options)
    {
        _context = context;
        Descriptor = descriptor;
        Options = options;
        Begin(request);
    }

    /// <summary>The mail, with the From address of this provider.</summary>
    public SendEmailRequest Request { get; private set; }

    /// <summary>What its route says. A mail that is only looked at has none.</summary>
    public ISendContext Context => _context ?? throw new InvalidOperationException("The mail is not on its way.");

    public EmailProviderDescriptor Descriptor { get; }

    public EmailProviderOptions Options { get; }

    /// <summary>The mail's Cc, where the provider carries it.</summary>
    public IReadOnlyList<EmailAddress> Cc => Descriptor.Supports(EmailFeatures.Cc) ? Request.Cc : [];

    /// <summary>The mail's Bcc, where the provider carries it.</summary>
    public IReadOnlyList<EmailAddress> Bcc => Descriptor.Supports(EmailFeatures.Bcc) ? Request.Bcc : [];

    /// <summary>The provider's id of the mail's template; null where the mail has none, or where it is not known here.</summary>
    public string? TemplateId { get; private set; }

    /// <summary>The attachments that go to this provider; those with content are open.</summary>
    public IReadOnlyList<OutgoingAttachment> Attachments => _attachments ?? (IReadOnlyList<OutgoingAttachment>)[];

    public IReadOnlyList<DroppedField> Dropped => _dropped ?? (IReadOnlyList<DroppedField>)[];

    public bool IsRefused => _refused is not null;

    /// <summary>Begins anew with another mail to the same provider, where many are looked at one after the other.</summary>
    [MemberNotNull(nameof(Request))]
    public void Begin(SendEmailRequest request)
    {
        Request = Options.From is { } from
            ? request with { From = from.OrNamed(request.From.DisplayName) }
            : request;
        TemplateId = request.Template is { } template && Options.Templates.TryGetValue(template.Name, out var id) ? id : null;
        _refused = null;
        _dropped = null;
        _attachments = null;
    }

    /// <summary>The typed extras of this provider, or null.</summary>
    public T? Extras<T>()
        where T : ProviderSendOptions => Request.Extras<T>();

    /// <summary>Notes a field that keeps the mail from being sent.</summary>
    public void Refuse(EmailErrorKind kind, string field, string problem) => (_refused ??= []).Add((kind, new EmailFieldError(field, problem)));

    /// <summary>Notes a field that the mail goes without.</summary>
    public void Drop(string field, string reason) => (_dropped ??= new List<DroppedField>(1)).Add(new DroppedField(field, reason));

    /// <summary>Notes a field that this provider cannot carry: refused or dropped, as its options say.</summary>
    public void Unsupported(string field, string reason)
    {
        if (Options.UnsupportedFeatures == UnsupportedFeatureBehavior.Drop)
            Drop(field, reason);
        else
            Refuse(EmailErrorKind.UnsupportedFeature, field, reason);
    }

    /// <summary>Adds an opened attachment, which is closed with the mail.</summary>
    public void Attach(OutgoingAttachment attachment) => (_attachments ??= []).Add(attachment);

    /// <summary>Maps the mail. What a caller's extras make the mapper throw refuses the mail.</summary>
    public TWire? Map<TOptions, TWire>(Func<OutgoingEmail, TOptions, TWire> toWire, TOptions options)
        where TWire : class
    {
        try
        {
            return toWire(this, options);
        }
        catch (Exception exception)
        {
            Refuse(EmailErrorKind.InvalidRequest, nameof(Request.ProviderOptions), $"cannot be written for {Descriptor.DisplayName} ({exception.GetType().Name}).");
            return null;
        }
    }

    /// <summary>Everything that was refused as one error, its kind the most lasting one.</summary>
    public EmailError Refusal()
    {
        return new EmailError
        {
            Kind = _refused!.MinBy(static refused => Rank(refused.Kind)).Kind,
            Outcome = SendOutcome.NotSent,
            Description = $"{Descriptor.DisplayName} cannot send this mail; nothing was sent.",
            Fields = [.. _refused!.Select(static refused => refused.Error)],
        };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var attachment in Attachments)
        {
            if (attachment.Content is not null)
                await attachment.Content.CloseAsync().ConfigureAwait(false);
        }
    }

    private static int Rank(EmailErrorKind kind) => kind switch
    {
        EmailErrorKind.InvalidRequest => 0,
        EmailErrorKind.UnsupportedFeature => 1,
        EmailErrorKind.TooLarge => 2,
        _ => 3,
    };
}
