using System.Net.Sockets;
using System.Text;

namespace EmailProviders.FaultTests.Server;

/// <summary>Writes an answer as far as a step lets it.</summary>
internal sealed class AnswerWriter(Socket socket, CancellationToken stop)
{
    // Far beyond any time-out of these tests for a line, far below it for one test.
    private static readonly TimeSpan BetweenSlowBytes = TimeSpan.FromMilliseconds(150);

    public async Task WriteAsync(AnswerText answer, Step step)
    {
        var bytes = answer.Bytes;
        if (step.Raw is { } raw)
        {
            await WriteAsync(Encoding.ASCII.GetBytes(raw));
            return;
        }

        if (step.CutAt is { } cut)
        {
            await WriteAsync(bytes.AsMemory(0, cut));
            return;
        }

        var body = bytes.Length - answer.HeadLength;
        switch (step.End)
        {
            case AnswerEnd.Wait or AnswerEnd.Fin or AnswerEnd.Reset:
                break;
            case AnswerEnd.Garbage:
                await WriteAsync(Encoding.ASCII.GetBytes("220 mail.example.com ESMTP ready\r\n\r\n"));
                break;
            case AnswerEnd.HalfStatusLine:
                await WriteAsync(bytes.AsMemory(0, answer.StatusLineLength / 2));
                break;
            case AnswerEnd.HalfHeaders:
                await WriteAsync(bytes.AsMemory(0, (answer.StatusLineLength + answer.HeadLength) / 2));
                break;
            case AnswerEnd.HalfBody or AnswerEnd.ResetInBody or AnswerEnd.WaitInBody:
                await WriteAsync(bytes.AsMemory(0, answer.HeadLength + (body / 2)));
                break;
            case AnswerEnd.SlowDrip:
                await DripAsync(bytes, BetweenSlowBytes);
                break;
            case AnswerEnd.SlowBody:
                await WriteAsync(bytes.AsMemory(0, answer.HeadLength));
                await DripAsync(bytes.AsMemory(answer.HeadLength), BetweenSlowBytes);
                break;
            case AnswerEnd.WholeByteByByte:
                await DripAsync(bytes, TimeSpan.Zero);
                break;
            case AnswerEnd.WholeAfterInformational:
                await WriteAsync(Encoding.ASCII.GetBytes("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"));
                await WriteAsync(bytes);
                break;
            default:
                await WriteAsync(bytes);
                break;
        }
    }

    private async Task DripAsync(ReadOnlyMemory<byte> bytes, TimeSpan wait)
    {
        for (var index = 0; index < bytes.Length; index++)
        {
            await WriteAsync(bytes.Slice(index, 1));
            if (wait > TimeSpan.Zero)
                await Task.Delay(wait, stop);
        }
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes)
    {
        while (bytes.Length > 0)
            bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, stop)..];
    }
}
