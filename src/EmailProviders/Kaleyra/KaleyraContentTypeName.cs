namespace EmailProviders.Kaleyra;

/// <summary>How the media type of an attachment is named. Kaleyra's page has samples of both spellings (2026-11-21).</summary>
public enum KaleyraContentTypeName
{
    /// <summary><c>content_type</c>, as in its samples with base64.</summary>
    SnakeCase,

    /// <summary><c>content-type</c>, as in its samples with a URL.</summary>
    KebabCase,

    /// <summary>Both, with the same value.</summary>
    Both,
}
