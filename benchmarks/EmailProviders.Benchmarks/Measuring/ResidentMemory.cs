using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace EmailProviders.Benchmarks.Measuring;

/// <summary>Follows the peak of this process's resident memory, looking every millisecond without allocating.</summary>
internal sealed class ResidentMemory : IDisposable
{
    private const string Source = "/proc/self/statm";

    private readonly ManualResetEventSlim _stop = new();
    private readonly SafeFileHandle? _statistics = File.Exists(Source) ? File.OpenHandle(Source) : null;
    private readonly Thread _thread;
    private readonly long _before;
    private long _peak;

    private ResidentMemory()
    {
        _before = Read();
        _peak = _before;
        _thread = new Thread(Watch) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The bytes by which the resident memory has grown at its peak while something ran.</summary>
    public static async Task<long> GrowthOfAsync(Func<Task> run)
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        using var memory = new ResidentMemory();
        await run();
        return memory.Stop();
    }

    public void Dispose()
    {
        _stop.Dispose();
        _statistics?.Dispose();
    }

    private long Stop()
    {
        _stop.Set();
        _thread.Join();
        return Math.Max(_peak, Read()) - _before;
    }

    private void Watch()
    {
        while (!_stop.Wait(TimeSpan.FromMilliseconds(1)))
            _peak = Math.Max(_peak, Read());
    }

    private long Read()
    {
        if (_statistics is null)
            return Environment.WorkingSet;

        // "size resident shared …", in pages.
        Span<byte> text = stackalloc byte[128];
        var line = text[..RandomAccess.Read(_statistics, text, fileOffset: 0)];
        return Utf8Parser.TryParse(line[(line.IndexOf((byte)' ') + 1)..], out long pages, out _) ? pages * Environment.SystemPageSize : 0;
    }
}
