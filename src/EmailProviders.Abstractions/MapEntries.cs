using System.Runtime.InteropServices;

namespace EmailProviders;

/// <summary>The entries of a map, for <c>foreach</c>: without an enumerator on the heap where it is a dictionary, as it nearly always is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly struct MapEntries(IReadOnlyDictionary<string, string> map)
{
    public Enumerator GetEnumerator() => map is Dictionary<string, string> dictionary ? new(dictionary.GetEnumerator()) : new(map.GetEnumerator());

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
