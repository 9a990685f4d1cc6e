namespace EmailProviders;

/// <summary>What a provider publishes as the most that it takes; checked before connecting. Null: no limit is published.</summary>
public sealed record EmailLimits
{
    /// <summary>No limits.</summary>
    public static EmailLimits None { get; } = new();

    /// <summary>Addresses in To.</summary>
    public int? MaxTo { get; init; }

    /// <summary>Addresses in Cc.</summary>
    public int? MaxCc { get; init; }

    /// <summary>Addresses in Bcc.</summary>
    public int? MaxBcc { get; init; }

    /// <summary>Addresses in To, Cc and Bcc together.</summary>
    public int? MaxRecipients { get; init; }

    /// <summary>Characters of one recipient's address.</summary>
    public int? MaxRecipientAddressLength { get; init; }

    /// <summary>Characters of one display name.</summary>
    public int? MaxDisplayNameLength { get; init; }

    /// <summary>Characters of the subject.</summary>
    public int? MaxSubjectLength { get; init; }

    /// <summary>Characters of the text body.</summary>
    public int? MaxTextLength { get; init; }

    /// <summary>Characters of the HTML body.</summary>
    public int? MaxHtmlLength { get; init; }

    /// <summary>UTF-8 bytes of the text body.</summary>
    public long? MaxTextBytes { get; init; }

    /// <summary>UTF-8 bytes of the HTML body.</summary>
    public long? MaxHtmlBytes { get; init; }

    /// <summary>Attachments, inline ones included.</summary>
    public int? MaxAttachments { get; init; }

    /// <summary>Bytes of one attachment, before base64.</summary>
    public long? MaxAttachmentBytes { get; init; }

    /// <summary>Bytes of both bodies and all attachments together, before base64.</summary>
    public long? MaxTotalBytes { get; init; }

    /// <summary>Template parameters.</summary>
    public int? MaxParameters { get; init; }

    /// <summary>Characters of a template parameter's name.</summary>
    public int? MaxParameterNameLength { get; init; }

    /// <summary>Characters of a template parameter's value.</summary>
    public int? MaxParameterValueLength { get; init; }

    /// <summary>UTF-8 bytes of all template parameters together.</summary>
    public long? MaxParametersBytes { get; init; }
}
