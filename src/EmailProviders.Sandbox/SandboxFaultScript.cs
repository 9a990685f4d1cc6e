using EmailProviders.Sandbox.Faults;

namespace EmailProviders.Sandbox;

/// <summary>What becomes of one provider's calls: a queue for the next ones, then one fault for all that follow. Safe for several threads.</summary>
public sealed class SandboxFaultScript
{
    private readonly Lock gate = new();
    private readonly PriorityQueue<ScriptedFault, long> entries = new();
    private readonly Action changed;
    private SandboxFault? always;
    private long written;
    private long erased;

    internal SandboxFaultScript(Action changed) => this.changed = changed;

    /// <summary>Scripts the next calls; they come after those scripted before.</summary>
    /// <param name="fault">What becomes of each.</param>
    /// <param name="calls">How many; at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="calls"/> is less than 1.</exception>
    public void Next(SandboxFault fault, int calls = 1)
    {
        ArgumentNullException.ThrowIfNull(fault);
        ArgumentOutOfRangeException.ThrowIfLessThan(calls, 1);
        lock (gate)
        {
            var entry = new ScriptedFault(fault, ++written) { Left = calls };
            entries.Enqueue(entry, entry.Number);
        }

        changed();
    }

    /// <summary>Scripts every call from now on, after those of <see cref="Next"/>.</summary>
    /// <param name="fault">What becomes of each; null ends it.</param>
    public void Always(SandboxFault? fault)
    {
        lock (gate)
        {
            always = fault;
        }

        changed();
    }

    /// <summary>Ends the script. A call under way keeps the fault it drew.</summary>
    public void Clear()
    {
        lock (gate)
        {
            entries.Clear();
            always = null;
            erased = written;
        }

        changed();
    }

    /// <summary>The turn of a call that has just arrived; a scripted fault is the call's own until it is given back.</summary>
    internal FaultTurn Take()
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

    /// <summary>What is still to come, in order, and what comes after it.</summary>
    internal (IReadOnlyList<(SandboxFault Fault, int Left)> Next, SandboxFault? Always) Snapshot()
    {
        lock (gate)
        {
            return ([.. entries.UnorderedItems.OrderBy(item => item.Priority).Select(item => (item.Element.Fault, item.Element.Left))], always);
        }
    }

    /// <summary>To its old place in the order, unless the script was cleared meanwhile.</summary>
    private void GiveBack(ScriptedFault entry)
    {
        lock (gate)
        {
            if (entry.Number > erased && entry.Left++ == 0)
            {
                entries.Enqueue(entry, entry.Number);
            }
        }
    }
}
