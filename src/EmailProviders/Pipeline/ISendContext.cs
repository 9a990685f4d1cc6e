namespace EmailProviders.Pipeline;

/// <summary>What a mail's route says to each step of it, beside the mail itself: the same for every part and every attempt of one send.</summary>
internal interface ISendContext
{
    /// <summary>The caller's key, or one that is made for this send when it is first asked for.</summary>
    string IdempotencyKey { get; }

    /// <summary>Whether the key was made by the library, so that nothing can have been sent under it before.</summary>
    bool IsKeyGenerated { get; }

    /// <summary>Whether another provider is left that may take the mail, should this one fail.</summary>
    bool HasAlternative { get; }

    /// <summary>Whether the route has waited and asks again: each provider is then asked once, so that no mail is tried more often than it may be.</summary>
    bool IsLaterRound { get; }
}
