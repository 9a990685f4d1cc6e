namespace EmailProviders;

/// <summary>A field that did not reach the provider, or not as it was given.</summary>
/// <param name="Field">The member of <see cref="SendEmailRequest"/>.</param>
/// <param name="Reason">Why the provider could not carry it.</param>
public sealed record DroppedField(string Field, string Reason)
{
    /// <summary>The field and the reason.</summary>
    public override string ToString() => $"{Field}: {Reason}";
}
