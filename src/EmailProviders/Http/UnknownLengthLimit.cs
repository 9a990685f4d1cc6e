namespace EmailProviders.Http;

/// <summary>The most that the attachments of one mail may hold that cannot tell their length before they are read. They are read one after the other.</summary>
/// <param name="maxBytes">Of one of them; null for no limit.</param>
/// <param name="maxTotalBytes">Of all of them together; null for no limit.</param>
/// <param name="problemOf">What is wrong with an attachment that is over a limit, by that limit.</param>
internal sealed class UnknownLengthLimit(long? maxBytes, long? maxTotalBytes, Func<long, string> problemOf)
{
    private long _total;

    /// <summary>Counts bytes of an attachment as they are read; a second reading takes its first one back by a negative number.</summary>
    /// <param name="bytes">The bytes that were read now.</param>
    /// <param name="read">The bytes of this attachment so far, these included.</param>
    /// <returns>The problem; null while both limits are kept.</returns>
    public string? Count(long bytes, long read)
    {
        _total += bytes;
        return read > maxBytes ? problemOf(maxBytes.Value) : _total > maxTotalBytes ? problemOf(maxTotalBytes.Value) : null;
    }
}
