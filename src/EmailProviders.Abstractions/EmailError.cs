namespace EmailProviders;

/// <summary>Why a mail was not accepted.</summary>
/// <remarks>
/// <see cref="ToString"/> and <see cref="EmailSendException"/>'s message hold no address, subject, body, key or provider text.
/// </remarks>
public sealed record EmailError
{
    /// <summary>The longest <see cref="ProviderMessage"/> that is kept, in characters.</summary>
    public const int MaxProviderMessageLength = 2048;

    /// <summary>Whose fault it is.</summary>
    public required EmailErrorKind Kind { get; init; }

    /// <summary>
    /// What is known of the mail. A split mail of which somebody has a copy is <see cref="SendOutcome.Unknown"/> as a whole: see <see cref="Recipients"/>.
    /// </summary>
    public required SendOutcome Outcome { get; init; }

    /// <summary>What happened and what to do, without personal data.</summary>
    public required string Description { get; init; }

    /// <summary>The registered name of the provider, or null where none was asked.</summary>
    public string? Provider { get; init; }

    /// <summary>The provider's own code for the error, or null.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>
    /// The provider's own text, cut at <see cref="MaxProviderMessageLength"/>. It may quote addresses: do not log it.
    /// </summary>
    public string? ProviderMessage { get; init; }

    /// <summary>The HTTP status, or null where no answer came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>How long to wait before the same provider may be asked again, where it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Every field at fault, all at once; empty where the fault is not in a field.</summary>
    public IReadOnlyList<EmailFieldError> Fields { get; init; } = [];

    /// <summary>What became of each recipient of a split mail; empty where the mail was not split.</summary>
    public IReadOnlyList<RecipientOutcome> Recipients { get; init; } = [];

    /// <summary>Every attempt that was made, in order.</summary>
    public IReadOnlyList<SendEmailAttempt> Attempts { get; init; } = [];

    /// <summary>The key under which the mail was sent, to ask the provider about an <see cref="SendOutcome.Unknown"/> mail.</summary>
    public string? IdempotencyKey { get; init; }

    /// <summary>Whether the provider says that it took this very mail before: by its key, or by its guard against repetition.</summary>
    internal bool IsReplay { get; init; }

    /// <summary>What the mail went without, for when a replay turns out to be its acceptance.</summary>
    internal IReadOnlyList<DroppedField> Dropped { get; init; } = [];

    /// <summary>The kind, outcome, provider and status: nothing personal.</summary>
    public override string ToString() =>
        $"EmailError {{ Kind = {Kind}, Outcome = {Outcome}, Provider = {Provider ?? "none"}, StatusCode = {StatusCode?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none"}, Fields = {Fields.Count} }}";
}
