using System.Buffers;
using EmailProviders.Providers;

namespace EmailProviders.Kaleyra;

/// <summary>
/// One Kaleyra account. <see cref="EmailProviderOptions.ApiKey"/> is sent as the header <c>api-key</c>. A regional account has another
/// <see cref="EmailProviderOptions.BaseAddress"/>: <c>api.in.</c>, <c>api.ap.</c> or <c>api.eu.kaleyra.io</c> (documented for WhatsApp,
/// not for e-mail, 2026-11-21).
/// </summary>
public sealed class KaleyraOptions() : EmailProviderOptions(KaleyraDefaults.Descriptor)
{
    private static readonly SearchValues<char> SidCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_");

    /// <summary>The account's SID, which stands in the path: <c>/v1/{SID}/email</c>. Required; letters, digits, - and _. Never printed.</summary>
    public ApiKey? Sid { get; set; }

    /// <summary>
    /// Whether the path ends in a slash. Every curl sample of Kaleyra's page has it, the prose has not (2026-11-21; which one the
    /// server wants is not settled).
    /// </summary>
    /// <value>The default is <see langword="false"/>.</value>
    public bool TrailingSlash { get; set; }

    /// <summary>The name of the media type in <c>attachments[]</c>.</summary>
    /// <value>The default is <see cref="KaleyraContentTypeName.SnakeCase"/>.</value>
    public KaleyraContentTypeName AttachmentContentTypeName { get; set; }

    /// <summary>
    /// <c>callback_profile_id</c> of every mail that names none itself: a profile of the e-mail channel. Null leaves it out.
    /// </summary>
    public string? CallbackProfileId { get; set; }

    internal override void UseSandbox(SandboxAccount sandbox) => Sid = sandbox.Sid;

    internal override void Read(OptionsReader reader)
    {
        if (reader.Text(nameof(Sid), null) is { } sid)
            Sid = sid;
        TrailingSlash = reader.Flag(nameof(TrailingSlash), TrailingSlash);
        AttachmentContentTypeName = reader.Choice(nameof(AttachmentContentTypeName), AttachmentContentTypeName);
        CallbackProfileId = reader.Text(nameof(CallbackProfileId), CallbackProfileId);
    }

    internal override void Validate(OptionsFaults faults)
    {
        if (Sid is null || Sid.IsEmpty)
            faults.Add(nameof(Sid), "is missing. Kaleyra's console shows it beside the key.");
        else if (Sid.Reveal().AsSpan().ContainsAnyExcept(SidCharacters))
            faults.Add(nameof(Sid), "may hold ASCII letters, digits, - and _ only; was it copied whole?");
        if (!Enum.IsDefined(AttachmentContentTypeName))
            faults.Add(nameof(AttachmentContentTypeName), "is none of SnakeCase, KebabCase and Both.");
        faults.IsLine(nameof(CallbackProfileId), CallbackProfileId);
    }
}
