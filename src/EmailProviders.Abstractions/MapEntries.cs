namespace EmailProviders;

/// <summary>The entries of a map, for <c>foreach</c>: without an enumerator on the heap where it is a map of a mail, or a dictionary.</summary>
internal readonly struct MapEntries(IReadOnlyDictionary<string, string> map)
{
    public Dictionary<string, string>.Enumerator GetEnumerator() => map switch
    {
        TextMap texts => texts.GetEnumerator(),
        Dictionary<string, string> dictionary => dictionary.GetEnumerator(),
        _ => TextMap.Of(map).GetEnumerator(),
    };
}
