namespace EmailProviders.Benchmarks.Server;

/// <summary>Counts a short text in a body that arrives in pieces.</summary>
internal sealed class OccurrenceCounter(byte[] text)
{
    private readonly byte[] _seam = new byte[2 * text.Length];
    private int _tail;

    public int Count { get; private set; }

    public void Reset()
    {
        Count = 0;
        _tail = 0;
    }

    public void Add(ReadOnlySpan<byte> piece)
    {
        // An occurrence that begins in the last piece and ends in this one.
        var head = piece[..Math.Min(piece.Length, text.Length - 1)];
        head.CopyTo(_seam.AsSpan(_tail));
        var seam = _seam.AsSpan(0, _tail + head.Length);
        Count += seam.Count(text) + piece.Count(text) - head.Count(text);

        var rest = piece.Length >= text.Length - 1 ? piece : seam;
        var kept = rest[^Math.Min(rest.Length, text.Length - 1)..];
        kept.CopyTo(_seam);
        _tail = kept.Length;
    }
}
