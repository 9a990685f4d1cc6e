namespace EmailProviders.Http;

/// <summary>The addresses that are called: a few for each account. Parsing one takes longer than the rest of making a request.</summary>
internal sealed class AddressBook
{
    // Options that change all the time leave no more behind than this.
    private const int MaxEntries = 64;

    private volatile Entry[] _entries = [];

    public Uri Find(Uri baseAddress, string path)
    {
        foreach (var entry in _entries)
        {
            if (ReferenceEquals(entry.BaseAddress, baseAddress) && entry.Path == path)
                return entry.Address;
        }

        var made = new Uri(baseAddress, path);
        var known = _entries;
        // Of two at the same time one is lost, and made again.
        _entries = known.Length < MaxEntries ? [.. known, new Entry(baseAddress, path, made)] : [new Entry(baseAddress, path, made)];
        return made;
    }

    private sealed record Entry(Uri BaseAddress, string Path, Uri Address);
}
