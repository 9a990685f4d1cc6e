using System.Globalization;

namespace EmailProviders.Benchmarks.Server;

/// <summary>What the server has seen so far.</summary>
/// <param name="Connections">Connections that were opened.</param>
/// <param name="Requests">Whole requests.</param>
/// <param name="WithLength">Requests that stated a Content-Length.</param>
/// <param name="BodyBytes">Bytes of all bodies, without the marks of chunks.</param>
internal readonly record struct ServerCounts(long Connections, long Requests, long WithLength, long BodyBytes)
{
    public static ServerCounts operator -(ServerCounts later, ServerCounts earlier) => new(
        later.Connections - earlier.Connections,
        later.Requests - earlier.Requests,
        later.WithLength - earlier.WithLength,
        later.BodyBytes - earlier.BodyBytes);

    /// <summary>Reads what <see cref="ToLine"/> wrote.</summary>
    public static ServerCounts OfLine(string line)
    {
        var numbers = line.Split(' ').Select(static number => long.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        return new ServerCounts(numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    /// <summary>The counts as one line of text.</summary>
    public string ToLine() => string.Create(CultureInfo.InvariantCulture, $"{Connections} {Requests} {WithLength} {BodyBytes}");
}
