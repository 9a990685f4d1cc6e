namespace EmailProviders;

/// <summary>A remark on how a provider carries a feature, or why it does not.</summary>
/// <param name="Feature">The feature.</param>
/// <param name="Note">The remark: one sentence.</param>
public sealed record EmailFeatureNote(EmailFeatures Feature, string Note);
