namespace EmailProviders.Bsg;

/// <summary>
/// What only BSG knows of a mail: nothing as yet. Every field of its calls has a canonical member or is an option of the account
/// (OpenAPI document, 2026-11-21); the type keeps the place for what BSG adds.
/// </summary>
public sealed record BsgSendOptions : ProviderSendOptions;
