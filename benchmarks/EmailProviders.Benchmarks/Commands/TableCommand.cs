using System.Diagnostics;
using EmailProviders.Benchmarks.Chapters;
using EmailProviders.Benchmarks.Measuring;
using EmailProviders.Benchmarks.Server;

namespace EmailProviders.Benchmarks.Commands;

/// <summary>Measures everything and prints the targets beside it, as Markdown.</summary>
internal static class TableCommand
{
    private static readonly (string Name, Func<Session, Task<Chapter>> MeasureAsync)[] Chapters =
    [
        ("small mail", SmallMailChapter.MeasureAsync),
        ("in process", InProcessChapter.MeasureAsync),
        ("bodies", BodyChapter.MeasureAsync),
        ("attachments", AttachmentChapter.MeasureAsync),
        ("bulk", BulkRows.MeasureAsync),
        ("connections", ConnectionChapter.MeasureAsync),
        ("start-up", StartupChapter.MeasureAsync),
        ("analyzers", static _ => Task.FromResult(AnalyzerChapter.Measure())),
    ];

    /// <summary>Measures.</summary>
    /// <param name="plan">How much.</param>
    /// <param name="writes">Whether the page of the documents is written.</param>
    /// <param name="only">The one chapter to measure, which is printed only; null for all.</param>
    public static async Task<int> RunAsync(Plan plan, bool writes, string? only)
    {
        var started = Stopwatch.GetTimestamp();
        var chapters = new List<Chapter>();
        await using var server = await ServerProcess.StartAsync();
        foreach (var (name, measureAsync) in Chapters.Where(chapter => only is null || chapter.Name == only))
        {
            await Console.Error.WriteLineAsync($"{name} …");
            chapters.Add(await measureAsync(new Session(server, plan)));
        }

        var report = Report.Of(chapters, plan, Stopwatch.GetElapsedTime(started));
        Console.Write(report);
        if (writes && only is null)
            PerformancePage.Write(report);
        return 0;
    }
}
