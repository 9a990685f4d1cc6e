using System.Net;
using System.Net.Sockets;
using System.Text;

namespace EmailProviders.Tests.Http;

/// <summary>What the server does once it has read a whole request.</summary>
internal enum RawEnd
{
    Close,
    Reset,
    Wait,
}

/// <summary>A server on a bare socket: it reads each request whole, writes what it is told to, and ends as it is told to.</summary>
internal sealed class RawServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly byte[] _answer;
    private readonly RawEnd _end;
    private readonly Task _accepting;
    private int _bodies;
    private int _connections;

    public RawServer(string answer, RawEnd end)
        : this(Encoding.ASCII.GetBytes(answer), end)
    {
    }

    public RawServer(byte[] answer, RawEnd end)
    {
        _answer = answer;
        _end = end;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public int Bodies => Volatile.Read(ref _bodies);

    public int Connections => Volatile.Read(ref _connections);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                serving.Add(ServeAsync(client));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(serving);
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var _ = client;
        try
        {
            var stream = client.GetStream();
            await ReadRequestAsync(stream);
            await stream.WriteAsync(_answer, _stop.Token);
            if (_end == RawEnd.Reset)
                client.LingerState = new LingerOption(enable: true, seconds: 0);
            else if (_end == RawEnd.Wait)
                await Task.Delay(Timeout.Infinite, _stop.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }

    private async Task ReadRequestAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (!Encoding.ASCII.GetString([.. head]).EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, _stop.Token);
            head.Add(one[0]);
        }

        var length = Encoding.ASCII.GetString([.. head]).Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line["Content-Length:".Length..], System.Globalization.CultureInfo.InvariantCulture))
            .SingleOrDefault();
        var chunk = new byte[Math.Min(length, 64 * 1024)];
        for (var left = length; left > 0;)
            left -= await stream.ReadAtLeastAsync(chunk.AsMemory(0, Math.Min(chunk.Length, left)), 1, cancellationToken: _stop.Token);
        Interlocked.Increment(ref _bodies);
    }
}
