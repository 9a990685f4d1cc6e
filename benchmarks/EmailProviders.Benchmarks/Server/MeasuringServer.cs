using System.Net;
using System.Net.Sockets;

namespace EmailProviders.Benchmarks.Server;

/// <summary>
/// An HTTP/1.1 server on loopback that costs as little as it can: it reads requests, counts them and answers each with the documented
/// success of the provider whose path it names.
/// </summary>
internal sealed class MeasuringServer : IDisposable
{
    private readonly Socket _listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private long _connections;
    private long _requests;
    private long _withLength;
    private long _bodyBytes;

    private MeasuringServer()
    {
        _listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        _listener.Listen(backlog: 512);
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndPoint!).Port}");
    }

    public Uri Address { get; }

    public ServerCounts Counts => new(
        Interlocked.Read(ref _connections), Interlocked.Read(ref _requests), Interlocked.Read(ref _withLength), Interlocked.Read(ref _bodyBytes));

    /// <summary>Starts a server. It ends with its disposal.</summary>
    public static MeasuringServer Start()
    {
        var server = new MeasuringServer();
        _ = server.AcceptAsync();
        return server;
    }

    public void Count(BodyReader body)
    {
        Interlocked.Increment(ref _requests);
        Interlocked.Add(ref _bodyBytes, body.Bytes);
        if (body.HasLength)
            Interlocked.Increment(ref _withLength);
    }

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptAsync();
                socket.NoDelay = true;
                Interlocked.Increment(ref _connections);
                _ = new ServerConnection(socket, this).RunAsync();
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The server was disposed.
        }
    }
}
