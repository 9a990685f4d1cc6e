namespace EmailProviders.Whippy;

/// <summary>What becomes of the conversation that a mail belongs to.</summary>
public enum WhippyConversationStatus
{
    /// <summary><c>open</c>: it waits for somebody of the organisation.</summary>
    Open,

    /// <summary><c>automated</c>: it is left to automations.</summary>
    Automated,
}
