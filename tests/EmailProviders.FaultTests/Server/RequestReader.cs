using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace EmailProviders.FaultTests.Server;

/// <summary>Reads as much of a request as it is told to, and leaves the rest in the kernel's buffer.</summary>
internal sealed class RequestReader(Socket socket, CancellationToken stop)
{
    private readonly byte[] _peeked = new byte[16 * 1024];
    private int _count;

    /// <summary>Waits for the first bytes of a request without taking them; false where the client has closed.</summary>
    public async Task<bool> WaitAsync() => await PeekAsync() > 0;

    /// <summary>Whether what waits is a log-in.</summary>
    public bool IsLogin => Encoding.ASCII.GetString(_peeked, 0, Math.Min(_count, 32)).Contains(" /api/auth/", StringComparison.Ordinal);

    public async Task<string> ReadHeadAsync()
    {
        var head = new StringBuilder();
        while (true)
        {
            var text = head + Encoding.Latin1.GetString(_peeked, 0, _count);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end >= 0)
            {
                await TakeAsync(end + 4 - head.Length);
                return text[..(end + 4)];
            }

            head.Append(Encoding.Latin1.GetString(_peeked, 0, _count));
            await TakeAsync(_count);
            if (await PeekAsync() == 0)
                throw new EndOfStreamException();
        }
    }

    public static int LengthOf(string head) => head.Split("\r\n")
        .Where(static line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
        .Select(static line => int.Parse(line["Content-Length:".Length..], CultureInfo.InvariantCulture))
        .FirstOrDefault();

    public async Task<string> ReadBodyAsync(int length)
    {
        var body = new byte[length];
        for (var read = 0; read < length;)
        {
            var count = await socket.ReceiveAsync(body.AsMemory(read), SocketFlags.None, stop);
            if (count == 0)
                throw new EndOfStreamException();
            read += count;
        }

        return Encoding.UTF8.GetString(body);
    }

    /// <summary>Lets the client's bytes go by unread until it closes.</summary>
    public async Task DrainAsync()
    {
        while (await socket.ReceiveAsync(_peeked, SocketFlags.None, stop) > 0)
        {
        }
    }

    private async Task<int> PeekAsync() => _count = await socket.ReceiveAsync(_peeked, SocketFlags.Peek, stop);

    private async Task TakeAsync(int count)
    {
        for (var taken = 0; taken < count;)
            taken += await socket.ReceiveAsync(_peeked.AsMemory(0, Math.Min(count - taken, _peeked.Length)), SocketFlags.None, stop);
    }
}
