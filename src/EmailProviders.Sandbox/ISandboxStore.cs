namespace EmailProviders.Sandbox;

/// <summary>
/// Keeps mails beyond the life of a sandbox. Called under the sandbox's lock, one call at a time; what it throws ends the provider's call with
/// HTTP 500, and the mail is not kept.
/// </summary>
public interface ISandboxStore
{
    /// <summary>Reads all mails, oldest first; called once, at the start.</summary>
    /// <returns>The mails as <see cref="Add"/> got them.</returns>
    IEnumerable<ReadOnlyMemory<byte>> Load();

    /// <summary>Keeps a mail. It is in the store before the provider's answer leaves.</summary>
    /// <param name="id">Its <see cref="SandboxMail.Id"/>.</param>
    /// <param name="mail">The mail as JSON.</param>
    void Add(string id, ReadOnlyMemory<byte> mail);

    /// <summary>Forgets mails.</summary>
    /// <param name="ids">Their <see cref="SandboxMail.Id"/>s.</param>
    void Remove(IReadOnlyCollection<string> ids);
}
