using System.Net.Sockets;

namespace EmailProviders.Benchmarks.Server;

/// <summary>One connection: reads requests, one after the other, and answers each.</summary>
internal sealed class ServerConnection(Socket socket, MeasuringServer server)
{
    private const int BufferBytes = 256 * 1024;

    private readonly byte[] _buffer = new byte[BufferBytes];
    private readonly byte[] _head = new byte[BufferBytes];
    private readonly BodyReader _body = new();
    private int _filled;

    public async Task RunAsync()
    {
        try
        {
            while (await ReadHeadAsync() is var head and > 0)
            {
                await ReadBodyAsync(head);
                server.Count(_body);
                await socket.SendAsync(CannedReplies.Find(_head.AsSpan(0, head), _body.Mails));
            }
        }
        catch (SocketException)
        {
            // The client went away.
        }
        finally
        {
            socket.Dispose();
        }
    }

    // The length of the head, which is then no longer in the buffer; 0 where the client has closed.
    private async ValueTask<int> ReadHeadAsync()
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (!await ReceiveAsync())
                return 0;
        }

        _buffer.AsSpan(0, end + 4).CopyTo(_head);
        Remove(end + 4);
        return end + 4;
    }

    private async ValueTask ReadBodyAsync(int head)
    {
        _body.Begin(_head.AsSpan(0, head));
        if (_filled == 0 && _head.AsSpan(0, head).IndexOf("\r\nExpect: 100-continue"u8) >= 0)
            await socket.SendAsync(CannedReplies.Continue);
        while (true)
        {
            Remove(_body.Take(_buffer.AsSpan(0, _filled)));
            if (_body.IsComplete || !await ReceiveAsync())
                return;
        }
    }

    private async ValueTask<bool> ReceiveAsync()
    {
        var count = await socket.ReceiveAsync(_buffer.AsMemory(_filled));
        _filled += count;
        return count > 0;
    }

    private void Remove(int count)
    {
        _buffer.AsSpan(count, _filled - count).CopyTo(_buffer);
        _filled -= count;
    }
}
