using System.Runtime.InteropServices;

namespace EmailProviders;

/// <summary>The entries of a map, for <c>foreach</c>: without an enumerator on the heap where it is a map of a mail, or a dictionary.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct MapEntries(IReadOnlyDictionary<string, string> map)
{
    public Enumerator GetEnumerator() => map switch
    {
        TextMap texts => new(texts.GetEnumerator()),
        Dictionary<string, string> dictionary => new(dictionary.GetEnumerator()),
        _ => new(map.GetEnumerator()),
    };

    [StructLayout(LayoutKind.Auto)]
    internal struct Enumerator : IDisposable
    {
        private readonly IEnumerator<KeyValuePair<string, string>>? _other;
        private Dictionary<string, string>.Enumerator _dictionary;

        public Enumerator(Dictionary<string, string>.Enumerator dictionary) => _dictionary = dictionary;

        public Enumerator(IEnumerator<KeyValuePair<string, string>> other) => _other = other;

        public readonly KeyValuePair<string, string> Current => _other is null ? _dictionary.Current : _other.Current;

        public bool MoveNext() => _other is null ? _dictionary.MoveNext() : _other.MoveNext();

        public readonly void Dispose() => _other?.Dispose();
    }
}
