namespace EmailProviders.Sandbox.Brevo;

/// <summary>What one call asks for.</summary>
/// <param name="Mails">One, or one per message version.</param>
/// <param name="HasVersions">Whether the answer lists ids.</param>
/// <param name="IdempotencyKey">A UUID in one spelling, or null.</param>
/// <param name="Drop">Brevo's own sandbox mode: answer as usual, keep nothing.</param>
/// <param name="Scheduled">Whether <c>scheduledAt</c> was given.</param>
/// <param name="BatchId">The caller's own, or null.</param>
internal sealed record BrevoRequest(
    IReadOnlyList<SandboxMail> Mails,
    bool HasVersions,
    string? IdempotencyKey,
    bool Drop,
    bool Scheduled,
    string? BatchId);
