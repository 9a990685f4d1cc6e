using System.Buffers.Text;
using System.Globalization;

namespace EmailProviders.Benchmarks.Server;

/// <summary>Follows a request's body, of stated length or in chunks, without keeping it.</summary>
internal sealed class BodyReader
{
    /// <summary>What each mail of a batch has once: a list at Brevo, one address at MailerLogic.</summary>
    public static ReadOnlySpan<byte> OfEachMail => "\"to\":"u8;

    private readonly OccurrenceCounter _mails = new(OfEachMail.ToArray());
    private long _left;
    private bool _isChunked;
    private bool _isInChunk;

    /// <summary>The bytes of the body so far, without the marks of chunks.</summary>
    public long Bytes { get; private set; }

    /// <summary>Whether the head states the length.</summary>
    public bool HasLength { get; private set; }

    /// <summary>The mails of a batch, by their recipients.</summary>
    public int Mails => _mails.Count;

    public bool IsComplete { get; private set; }

    /// <summary>Begins with the body that a head announces.</summary>
    public void Begin(ReadOnlySpan<byte> head)
    {
        _mails.Reset();
        Bytes = 0;
        var length = HeaderValue(head, "\r\nContent-Length: "u8);
        HasLength = !length.IsEmpty;
        _left = HasLength && Utf8Parser.TryParse(length, out long value, out _) ? value : 0;
        _isChunked = !HeaderValue(head, "\r\nTransfer-Encoding: chunked"u8).IsEmpty;
        _isInChunk = false;
        IsComplete = !_isChunked && _left == 0;
    }

    /// <summary>Takes what belongs to the body, and returns how much that was.</summary>
    public int Take(ReadOnlySpan<byte> received)
    {
        var taken = 0;
        while (!IsComplete && taken < received.Length)
        {
            var step = _isChunked && !_isInChunk ? TakeMark(received[taken..]) : TakeContent(received[taken..]);
            if (step == 0)
                break;
            taken += step;
        }

        return taken;
    }

    private int TakeContent(ReadOnlySpan<byte> received)
    {
        var count = (int)Math.Min(_left, received.Length);
        _mails.Add(received[..count]);
        Bytes += count;
        _left -= count;
        if (_left == 0)
        {
            _isInChunk = false;
            IsComplete = !_isChunked;
        }

        return count;
    }

    // The size of a chunk on its line, and behind every chunk but the first the end of the line before.
    private int TakeMark(ReadOnlySpan<byte> received)
    {
        var start = received.StartsWith("\r\n"u8) ? 2 : 0;
        var end = received[start..].IndexOf("\r\n"u8);
        if (end <= 0)
            return 0;

        _left = long.Parse(received.Slice(start, end), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
        _isInChunk = _left > 0;
        if (_isInChunk)
            return start + end + 2;
        if (received.Length < start + end + 4)
            return 0;

        IsComplete = true;
        return start + end + 4;
    }

    private static ReadOnlySpan<byte> HeaderValue(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var position = head.IndexOf(name);
        return position < 0 ? default : head[(position + name.Length)..];
    }
}
