using System.Text;

namespace EmailProviders.FaultTests.Server;

/// <summary>An answer as bytes, and where its parts end.</summary>
internal sealed class AnswerText
{
    private AnswerText(string statusLine, string headers, string body)
    {
        StatusLineLength = statusLine.Length;
        HeadLength = statusLine.Length + headers.Length;
        Bytes = Encoding.UTF8.GetBytes(statusLine + headers + body);
    }

    public byte[] Bytes { get; }

    public int StatusLineLength { get; }

    public int HeadLength { get; }

    public static AnswerText Of(int status, string body, IEnumerable<string> headers, bool keepsAlive)
    {
        var lines = new StringBuilder();
        foreach (var header in headers)
            lines.Append(header).Append("\r\n");
        lines.Append("Content-Type: application/json\r\nContent-Length: ").Append(Encoding.UTF8.GetByteCount(body)).Append("\r\n");
        lines.Append(keepsAlive ? "\r\n" : "Connection: close\r\n\r\n");
        return new AnswerText($"HTTP/1.1 {status} Status\r\n", lines.ToString(), body);
    }
}
