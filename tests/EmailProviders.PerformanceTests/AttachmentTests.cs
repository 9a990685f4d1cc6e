using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.PerformanceTests;

/// <summary>What an attachment of 10 MB takes.</summary>
public sealed class AttachmentTests : IDisposable
{
    private const int Sends = 2;

    private readonly TemporaryFile _file = TemporaryFile.Create(AttachmentMails.ContentBytes);
    private readonly MeasuringServer _server = MeasuringServer.Start();

    public static TheoryData<string> Sources => ["file", "memory", "stream"];

    [Theory(Skip = Gauge.OptimizedOnly, SkipUnless = nameof(Gauge.IsOptimized), SkipType = typeof(Gauge))]
    [MemberData(nameof(Sources))]
    public async Task P6_an_attachment_keeps_its_limit_of_bytes(string source) =>
        Gauge.ShouldKeep(await Gauge.BytesAsync("brevo", Mail(source), Sends), Limits.Attachment[source], $"An attachment from {source}");

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task P6_an_attachment_puts_nothing_on_the_large_object_heap(string source)
    {
        using var candidate = Library.For(BenchmarkedProvider.Brevo, _server.Address, Mail(source));
        await candidate.SendAsync();

        (await LargeObjects.CountAsync(() => SendAsync(candidate))).ShouldBe(0);
    }

    [Fact]
    public async Task The_gauge_sees_what_others_put_on_the_large_object_heap()
    {
        using var candidate = AttachmentCandidates.Create(TextbookClient.Name, _server.Address, _file.Path);
        await candidate.SendAsync();

        (await LargeObjects.CountAsync(() => SendAsync(candidate))).ShouldBeGreaterThanOrEqualTo(Sends * (long)AttachmentMails.ContentBytes);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task P5_an_attachment_has_the_length_of_the_shortest_JSON_and_states_it(string source)
    {
        using var candidate = Library.For(BenchmarkedProvider.Brevo, _server.Address, Mail(source));
        await SendAsync(candidate);

        _server.Counts.ShouldBe(new ServerCounts(
            Connections: 1, Requests: Sends, WithLength: Sends, BodyBytes: Sends * (long)AttachmentMails.ReadyBody(File.ReadAllBytes(_file.Path)).Length));
    }

    public void Dispose()
    {
        _server.Dispose();
        _file.Dispose();
    }

    private SendEmailRequest Mail(string source) => source switch
    {
        "file" => AttachmentMails.OfFile(_file.Path),
        "memory" => AttachmentMails.OfMemory(File.ReadAllBytes(_file.Path)),
        _ => AttachmentMails.OfStream(_file.Path, AttachmentMails.ContentBytes),
    };

    private static async Task SendAsync(Candidate candidate)
    {
        for (var sent = 0; sent < Sends; sent++)
            await candidate.SendAsync();
    }
}
