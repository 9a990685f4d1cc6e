using EmailProviders.Sandbox;
using EmailProviders.Tests.Conformance;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Http;

[Collection(nameof(Alone))]
public sealed class AttachmentStreamingTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task M1_a_large_attachment_is_streamed_and_not_held()
    {
        await using var server = new RawServer("HTTP/1.1 201 Created\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}", RawEnd.Close);
        await using var email = Connect(server.Address);
        var mail = Mails.Minimal with { Attachments = [EmailAttachment.FromStream(() => new ZeroStream(20 << 20), "zero.pdf")] };
        await email.SendAsync(Mails.Minimal, Cancel);

        var before = GC.GetTotalAllocatedBytes(precise: true);
        await email.SendAsync(mail, Cancel);

        server.Bodies.ShouldBe(2);
        (GC.GetTotalAllocatedBytes(precise: true) - before).ShouldBeLessThan(2 << 20);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(200_000)]
    public async Task An_attachment_that_changes_while_it_is_sent_is_never_accepted(int change)
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = Connect(sandbox.BaseAddress);
        var mail = Mails.Minimal with { Attachments = [EmailAttachment.FromStream(() => new OneWayStream(new byte[100_000 + change]), "a.pdf", length: 100_000)] };
        var error = (await email.TrySendAsync(mail, Cancel)).Error!;

        (error.Kind, error.Outcome).ShouldBe((EmailErrorKind.InvalidRequest, SendOutcome.NotSent));
        error.Fields.ShouldHaveSingleItem().Problem.ShouldContain(change < 0 ? "it ended after 99999 of the 100000 bytes" : "longer than the 100000 bytes");
        sandbox.Mails.ShouldBeEmpty();
    }

    [Fact]
    public async Task Streams_are_closed_whether_the_mail_was_sent_or_refused()
    {
        await using var sandbox = await EmailSandbox.StartAsync(cancellationToken: Cancel);
        await using var email = Connect(sandbox.BaseAddress);
        var streams = new List<MemoryStream>();
        var attachment = EmailAttachment.FromStream(
            () =>
            {
                streams.Add(new MemoryStream([1, 2, 3]));
                return streams[^1];
            },
            "a.pdf");
        await email.SendAsync(Mails.Minimal with { Attachments = [attachment] }, Cancel);
        await email.TrySendAsync(Mails.Minimal with { Attachments = [attachment], TrackOpens = true }, Cancel);

        streams.Count.ShouldBe(2);
        streams.ShouldAllBe(stream => !stream.CanRead);
    }

    private static EmailSender Connect(Uri address) => EmailSender.Create(email => email.AddBrevo(options =>
    {
        options.ApiKey = EmailSandboxOptions.DefaultApiKey;
        options.BaseAddress = address;
    }));

    /// <summary>Zeros without end in memory: only its length is real.</summary>
    private sealed class ZeroStream(long length) : Stream
    {
        private long _position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _position;
            set => _position = value;
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            Array.Clear(buffer, offset, read);
            _position += read;
            return read;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
