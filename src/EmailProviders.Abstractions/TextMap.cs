using System.Collections.ObjectModel;

namespace EmailProviders;

/// <summary>Names and texts that nobody can change, in the order in which they were given.</summary>
internal sealed class TextMap : ReadOnlyDictionary<string, string>
{
    private readonly Dictionary<string, string> _entries;

    private TextMap(Dictionary<string, string> entries)
        : base(entries) => _entries = entries;

    /// <summary>The map of nothing.</summary>
    public static new TextMap Empty { get; } = new([]);

    /// <summary>A copy, which finds names by the rule of letter case of what it was made of.</summary>
    public static TextMap Of(IReadOnlyDictionary<string, string> entries)
    {
        var copy = new Dictionary<string, string>(entries.Count, (entries as Dictionary<string, string>)?.Comparer);
        foreach (var (name, value) in entries)
        {
            if (name is null || !copy.TryAdd(name, value))
                throw new ArgumentException("A name stands in the map twice, or is null.", nameof(entries));
        }

        return new TextMap(copy);
    }

    /// <summary>The entries, for <c>foreach</c> without an enumerator on the heap.</summary>
    public new Dictionary<string, string>.Enumerator GetEnumerator() => _entries.GetEnumerator();
}
