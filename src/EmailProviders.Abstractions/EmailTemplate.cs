namespace EmailProviders;

/// <summary>A template stored at the provider, by the application's own name for it.</summary>
/// <param name="Name">
/// A logical name, looked up in each provider's <c>Templates</c> option, so that one request works at every provider.
/// </param>
public sealed record EmailTemplate(string Name)
{
    /// <summary>What fills the template's placeholders; copied as it is given.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init => field = Snapshot.Of(value); } = TextMap.Empty;

    /// <summary>Counts only.</summary>
    public override string ToString() => $"EmailTemplate {{ Parameters = {Parameters?.Count ?? 0} }}";
}
