namespace EmailProviders.Benchmarks.Chapters;

/// <summary>One target and what was measured.</summary>
/// <param name="Number">P1 to P14.</param>
/// <param name="What">What is measured.</param>
/// <param name="Target">The target.</param>
/// <param name="Measured">What was measured.</param>
/// <param name="IsMet">Whether the target is met.</param>
internal sealed record Row(string Number, string What, string Target, string Measured, bool IsMet);
