using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Commands;

/// <summary>A fresh process that sends large attachments and prints what they took of it.</summary>
internal static class AttachmentCommand
{
    /// <summary>What is printed where the mail is refused before anything is sent.</summary>
    public const string Refused = "refused";

    private const int Rounds = 5;
    private const int SmallMails = 50;

    public static async Task<int> RunAsync(string name, int concurrency, string path, Uri server)
    {
        using var candidate = AttachmentCandidates.Create(name, server, path);
        await WarmUpAsync(server);
        try
        {
            var first = await ResidentMemory.GrowthOfAsync(() => SendAsync(candidate, concurrency, rounds: 1));
            var later = await ResidentMemory.GrowthOfAsync(() => SendAsync(candidate, concurrency, Rounds));
            var before = GC.GetTotalAllocatedBytes(precise: true);
            await SendAsync(candidate, concurrency, Rounds);
            var allocated = (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / (Rounds * concurrency);
            var large = (double)await LargeObjects.CountAsync(() => SendAsync(candidate, concurrency, Rounds)) / (Rounds * concurrency);
            Console.WriteLine(new AttachmentMemory(first, later, large, allocated).ToLine());
        }
        catch (EmailSendException exception) when (exception.Error.Outcome == SendOutcome.NotSent)
        {
            Console.WriteLine(Refused);
        }

        return 0;
    }

    private static async Task WarmUpAsync(Uri server)
    {
        using var small = Library.For(BenchmarkedProvider.Brevo, server, SampleMails.Small);
        for (var sent = 0; sent < SmallMails; sent++)
            await small.SendAsync();
    }

    private static async Task SendAsync(Candidate candidate, int concurrency, int rounds)
    {
        for (var round = 0; round < rounds; round++)
            await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => candidate.SendAsync()));
    }
}
