using EmailProviders.Providers;

namespace EmailProviders.Kaleyra;

/// <summary>What only Kaleyra knows of a mail.</summary>
public sealed record KaleyraSendOptions : ProviderSendOptions, IValidatedSendOptions
{
    /// <summary><c>type</c>: Kaleyra's class of the mail; null to go by <see cref="SendEmailRequest.Category"/>.</summary>
    public KaleyraEmailType? Type { get; init; }

    /// <summary>
    /// <c>params</c>: values for <c>{{name}}</c> in the template, or without one in the mail's own subject and bodies.
    /// A value here wins over one of the same name in <see cref="EmailTemplate.Parameters"/>. Both together: at most 20, names of 20
    /// and values of 4,000 characters (page on metadata, 2026-11-21).
    /// </summary>
    public IReadOnlyDictionary<string, string> Params { get; init => field = Snapshot.Of(value); } = TextMap.Empty;

    /// <summary>
    /// <c>dynamic_content</c>: whether placeholders are filled in. Null for true where there are parameters; it is left out otherwise, so
    /// that braces in a text stay as they are.
    /// </summary>
    public bool? DynamicContent { get; init; }

    /// <summary>
    /// <c>callback_profile_id</c>: who is told what becomes of the mail; null for <see cref="KaleyraOptions.CallbackProfileId"/>, empty for nobody.
    /// </summary>
    public string? CallbackProfileId { get; init; }

    /// <summary><c>webhook_id</c>. Known from a sample on the send call's page only (2026-11-21).</summary>
    public string? WebhookId { get; init; }

    void IValidatedSendOptions.Validate(RequestFaults faults)
    {
        faults.IsTextMap("KaleyraSendOptions.Params", Params);
        faults.IsLine("KaleyraSendOptions.CallbackProfileId", CallbackProfileId);
        faults.IsLine("KaleyraSendOptions.WebhookId", WebhookId);
    }
}
