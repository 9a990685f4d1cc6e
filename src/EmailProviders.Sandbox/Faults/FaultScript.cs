namespace EmailProviders.Sandbox.Faults;

/// <summary>The faults of one provider's next calls, in order, and the one of all calls after them. Safe for several threads.</summary>
internal sealed class FaultScript
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<Entry, long> entries = new();
    private SandboxFault? always;
    private long written;
    private long erased;

    public void Next(SandboxFault fault, int calls)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        lock (gate)
        {
            var entry = new Entry(fault, ++written) { Left = calls };
            entries.Enqueue(entry, entry.Number);
        }
    }

    public void Always(SandboxFault? fault)
    {
        lock (gate)
        {
            always = fault;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            always = null;
            erased = written;
        }
    }

    /// <summary>The turn of a call that has just arrived; a scripted fault is the call's own until it is given back.</summary>
    public FaultTurn Take()
    {
        lock (gate)
        {
            if (!entries.TryPeek(out var entry, out _))
            {
                return new FaultTurn(always, giveBack: null);
            }

            if (--entry.Left == 0)
            {
                entries.Dequeue();
            }

            return new FaultTurn(entry.Fault, () => GiveBack(entry));
        }
    }

    /// <summary>To its old place in the order, unless the script was cleared meanwhile.</summary>
    private void GiveBack(Entry entry)
    {
        lock (gate)
        {
            if (entry.Number > erased && entry.Left++ == 0)
            {
                entries.Enqueue(entry, entry.Number);
            }
        }
    }

    private sealed class Entry(SandboxFault fault, long number)
    {
        public SandboxFault Fault => fault;

        public long Number => number;

        public int Left { get; set; }
    }
}
