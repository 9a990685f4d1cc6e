namespace EmailProviders.Sandbox.Server;

/// <summary>
/// The newest mails and rejections, bounded in number and in bytes: the oldest go first. Safe for several threads.
/// </summary>
/// <param name="capacity">Of mails, and of rejections.</param>
/// <param name="maxBytes">Of both together; one call alone may exceed it.</param>
/// <param name="store">What keeps the mails beyond this process, or null.</param>
internal sealed class CallLog(int capacity, long maxBytes, ISandboxStore? store)
{
    private readonly Lock gate = new();
    private readonly LinkedList<KeptCall> mails = new();
    private readonly LinkedList<KeptCall> rejections = new();
    private readonly Dictionary<string, LinkedListNode<KeptCall>> byId = new(StringComparer.Ordinal);
    private long number;
    private long bytes;

    /// <summary>Called under the lock, in order of arrival, after each mail.</summary>
    public Action<SandboxMail>? MailKept { get; set; }

    /// <summary>Called after each change, outside of the lock.</summary>
    public Action? Changed { get; set; }

    /// <summary>The number of the newest call; 0 before the first.</summary>
    public long Newest => Interlocked.Read(ref number);

    /// <summary>How many calls went because there were too many.</summary>
    public long Forgotten { get; private set; }

    /// <summary>How often calls were deleted: whoever holds a list reads it again.</summary>
    public long Deletions { get; private set; }

    /// <summary>The mails that a store brought back.</summary>
    public void Restore()
    {
        // Dropped as it is read, so that a large file does not come to be in memory whole; removed when the reading is over.
        var old = new List<LinkedListNode<KeptCall>>();
        foreach (var mail in store?.Load() ?? [])
        {
            Keep(mails, KeptCall.Of(StoredMail.Read(mail.Span), ++number, sharers: 1));
            old.AddRange(Trim());
        }

        RemoveFromStore(old);
    }

    public void Add(IReadOnlyList<SandboxMail> arrived)
    {
        lock (gate)
        {
            foreach (var mail in arrived)
            {
                store?.Add(mail.Id, StoredMail.Write(mail));
                Keep(mails, KeptCall.Of(mail, ++number, arrived.Count));
                MailKept?.Invoke(mail);
            }

            RemoveFromStore(Trim());
        }

        Changed?.Invoke();
    }

    public void Add(SandboxRejection rejection)
    {
        lock (gate)
        {
            Keep(rejections, KeptCall.Of(rejection, ++number));
            RemoveFromStore(Trim());
        }

        Changed?.Invoke();
    }

    public KeptCall? Find(string id)
    {
        lock (gate)
        {
            return byId.GetValueOrDefault(id)?.Value;
        }
    }

    public IReadOnlyList<SandboxMail> Mails()
    {
        lock (gate)
        {
            return [.. mails.Select(static call => call.Mail!)];
        }
    }

    public IReadOnlyList<SandboxRejection> Rejections()
    {
        lock (gate)
        {
            return [.. rejections.Select(static call => call.Rejection!)];
        }
    }

    /// <summary>Both, newest first.</summary>
    public IReadOnlyList<KeptCall> Snapshot()
    {
        KeptCall[] all;
        lock (gate)
        {
            all = [.. mails, .. rejections];
        }

        Array.Sort(all, static (left, right) => right.Number.CompareTo(left.Number));
        return all;
    }

    /// <returns>False when there is none of this id.</returns>
    public bool Delete(string id)
    {
        lock (gate)
        {
            if (!byId.TryGetValue(id, out var node))
            {
                return false;
            }

            Drop(node);
            RemoveFromStore([node]);
            Deletions++;
        }

        Changed?.Invoke();
        return true;
    }

    public void Clear()
    {
        lock (gate)
        {
            store?.Remove([.. mails.Select(static call => call.Id)]);
            mails.Clear();
            rejections.Clear();
            byId.Clear();
            bytes = 0;
            Forgotten = 0;
            Deletions++;
        }

        Changed?.Invoke();
    }

    private void Keep(LinkedList<KeptCall> list, KeptCall call)
    {
        byId[call.Id] = list.AddLast(call);
        bytes += call.Bytes;
    }

    /// <returns>What had to go.</returns>
    private List<LinkedListNode<KeptCall>> Trim()
    {
        var old = new List<LinkedListNode<KeptCall>>();
        while (Oldest() is { } node)
        {
            Drop(node);
            old.Add(node);
        }

        Forgotten += old.Count;
        return old;
    }

    /// <summary>What has to go next, or null.</summary>
    private LinkedListNode<KeptCall>? Oldest()
    {
        if (mails.Count > capacity)
        {
            return mails.First;
        }

        if (rejections.Count > capacity)
        {
            return rejections.First;
        }

        return bytes <= maxBytes || byId.Count <= 1 ? null
            : (mails.First?.Value.Number ?? long.MaxValue) < (rejections.First?.Value.Number ?? long.MaxValue) ? mails.First
            : rejections.First;
    }

    private void Drop(LinkedListNode<KeptCall> node)
    {
        byId.Remove(node.Value.Id);
        node.List!.Remove(node);
        bytes -= node.Value.Bytes;
    }

    private void RemoveFromStore(IEnumerable<LinkedListNode<KeptCall>> nodes)
    {
        if (store is not null && nodes.Where(static node => node.Value.Mail is not null).Select(static node => node.Value.Id).ToArray() is { Length: > 0 } ids)
        {
            store.Remove(ids);
        }
    }
}
