namespace EmailProviders.Bsg;

/// <summary>How the media type of an inline image is spelled in BSG's JSON.</summary>
public enum BsgInlineContentTypeName
{
    /// <summary><c>contentType</c>, as on BSG's page and in its SDKs.</summary>
    CamelCase,

    /// <summary><c>content_type</c>, as in the samples and the list of required members of BSG's OpenAPI document.</summary>
    SnakeCase,

    /// <summary>Both, which satisfies both documents if BSG ignores members that it does not know.</summary>
    Both,
}
