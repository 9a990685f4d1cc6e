namespace EmailProviders.Tests.Conformance;

/// <summary>A stream as from a network: it can be read once, and cannot tell its length.</summary>
internal sealed class OneWayStream(byte[] content) : MemoryStream(content, writable: false)
{
    public override bool CanSeek => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }
}
