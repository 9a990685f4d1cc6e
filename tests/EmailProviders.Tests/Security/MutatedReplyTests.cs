using System.Text;
using System.Text.Json;
using EmailProviders.Tests.Brevo;
using EmailProviders.Tests.Bsg;
using EmailProviders.Tests.Conformance;
using EmailProviders.Tests.Kaleyra;
using EmailProviders.Tests.MailerLogic;
using EmailProviders.Tests.Whippy;
using Microsoft.Extensions.DependencyInjection;

namespace EmailProviders.Tests.Security;

/// <summary>100,000 answers made of each provider's golden ones by a seeded mutator: every one ends in a typed outcome.</summary>
public sealed class MutatedReplyTests
{
    private const int Replies = 20_000;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> Providers() => ["bsg", "brevo", "whippy", "kaleyra", "mailerlogic"];

    [Theory]
    [MemberData(nameof(Providers))]
    public async Task S18_no_answer_throws_out_of_a_mapper(string provider)
    {
        ProviderCase subject = provider switch
        {
            "bsg" => new BsgCase(),
            "brevo" => new BrevoCase(),
            "whippy" => new WhippyCase(),
            "kaleyra" => new KaleyraCase(),
            _ => new MailerLogicCase(),
        };
        var mutator = new ReplyMutator(seed: 20_261_125, GoldenAnswers(subject));
        var clock = new ManualClock();
        var reply = (Status: 200, Body: Array.Empty<byte>());
        await using var harness = new ProviderHarness(subject, answer: _ => new HttpResponseMessage((System.Net.HttpStatusCode)reply.Status)
        {
            Content = new ByteArrayContent(reply.Body),
        }, services: services => services.AddSingleton<TimeProvider>(clock));

        var outcomes = new HashSet<SendOutcome>();
        for (var count = 0; count < Replies; count++)
        {
            reply = mutator.Next();
            var sent = await harness.Sender.TrySendAsync(Mails.Minimal, Cancel);
            outcomes.Add(sent.Outcome);
            sent.Error?.StatusCode.ShouldBe(reply.Status);
            // No pause, breaker or limit of an answer before lasts until the next one.
            clock.Advance(TimeSpan.FromDays(1));
            var isKaleyra = provider == "kaleyra";
            if (reply.Status is >= 200 and < 300 && !isKaleyra)
                sent.IsAccepted.ShouldBeTrue(Describe(reply));
            else if (!sent.IsAccepted)
                Enum.IsDefined(sent.Error.Kind).ShouldBeTrue(Describe(reply));
        }

        outcomes.Count.ShouldBe(4);
    }

    private static string Describe((int Status, byte[] Body) reply) => $"{reply.Status} {Convert.ToHexString(reply.Body)}";

    private static IReadOnlyList<byte[]> GoldenAnswers(ProviderCase subject)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(
            Repository.PathOf("tests", "EmailProviders.Tests", subject.Descriptor.DisplayName == "BSG" ? "Bsg" : subject.Descriptor.DisplayName, "Golden", "answers.json")));
        return [Encoding.UTF8.GetBytes(subject.Success.Body), .. BodiesIn(document.RootElement)];
    }

    private static IEnumerable<byte[]> BodiesIn(JsonElement answers) =>
        answers.EnumerateArray().Select(answer => Encoding.UTF8.GetBytes(answer.GetProperty("body") is { ValueKind: JsonValueKind.String } text ? text.GetString()! : answer.GetProperty("body").GetRawText()));
}
