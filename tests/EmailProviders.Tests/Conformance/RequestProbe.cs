namespace EmailProviders.Tests.Conformance;

/// <summary>One use of one canonical member, with texts by which it is found again on the wire.</summary>
/// <param name="Member">The member of <see cref="SendEmailRequest"/>.</param>
/// <param name="Name">The name of the probe.</param>
/// <param name="Feature">The feature that it asks for; None where every provider carries it.</param>
/// <param name="Apply">Puts it into a mail.</param>
/// <param name="OnWire">The texts that must be on the wire.</param>
public sealed record RequestProbe(
    string Member, string Name, EmailFeatures Feature, Func<SendEmailRequest, SendEmailRequest> Apply, params string[] OnWire)
{
    /// <summary>The feature where the mail has a template.</summary>
    public EmailFeatures? FeatureWithTemplate { get; init; }

    /// <summary>Another use, which must look different on the wire: for members without a text of their own.</summary>
    public Func<SendEmailRequest, SendEmailRequest>? Contrast { get; init; }

    /// <summary>Whether the probe makes sense for a mail with a template.</summary>
    public bool NeedsOwnBody { get; init; }

    public override string ToString() => Name;
}
