using System.Globalization;
using EmailProviders.Benchmarks.Candidates;
using EmailProviders.Benchmarks.Commands;
using EmailProviders.Benchmarks.Mails;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P6 to P9: an attachment of 10 MB (W3), its memory in fresh processes and its time in rounds.</summary>
internal static class AttachmentChapter
{
    private const int Together = 8;
    private const double Mebibyte = 1024 * 1024;

    private static readonly string[] InRounds =
        [Candidate.Bare, Candidate.Control, TextbookClient.Name, AttachmentCandidates.File, AttachmentCandidates.Memory, AttachmentCandidates.Stream];

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        using var file = TemporaryFile.Create(AttachmentMails.ContentBytes);
        var memory = new Dictionary<(string Name, int Concurrency), AttachmentMemory?>();
        foreach (var name in AttachmentCandidates.Names)
            memory[(name, 1)] = await MemoryAsync(session, name, 1, file.Path);
        foreach (var name in (string[])[TextbookClient.Name, AttachmentCandidates.File])
            memory[(name, Together)] = await MemoryAsync(session, name, Together, file.Path);
        var comparison = await Rounds.MeasureAsync(
            [.. InRounds.Select(name => AttachmentCandidates.Create(name, session.Server.Address, file.Path))], session.Plan, sends: session.Plan.Sends(10));
        return new Chapter(
            [
                OneRow("P6", "10 MB from a file: extra RSS / LOH / allocated", "≤ 1 MiB / 0 / ≤ 16 kB", memory[(AttachmentCandidates.File, 1)]),
                TimeRow(comparison),
                TogetherRow(memory[(AttachmentCandidates.File, Together)]!.Value, memory[(TextbookClient.Name, Together)]!.Value),
                StreamRow(memory[(AttachmentCandidates.Stream, 1)]!.Value, memory[(AttachmentCandidates.UnknownStream, 1)]),
            ],
            Markdown.Section("W3: an attachment of 10 MB", Table(memory, comparison)));
    }

    private static async Task<AttachmentMemory?> MemoryAsync(Session session, string name, int concurrency, string path)
    {
        var seen = new List<AttachmentMemory>();
        for (var process = 0; process < Math.Max(1, session.Plan.Processes / 3); process++)
        {
            var line = await ChildProcess.RunAsync(
                "attachment", name, concurrency.ToString(CultureInfo.InvariantCulture), path, session.Server.Address.ToString());
            if (line == AttachmentCommand.Refused)
                return null;
            seen.Add(AttachmentMemory.OfLine(line));
        }

        double Median(Func<AttachmentMemory, double> part) => Spread.Of(seen.Select(part)).Median;
        return new AttachmentMemory(
            Median(static one => one.First), Median(static one => one.Later), Median(static one => one.Large), Median(static one => one.Allocated));
    }

    private static Row OneRow(string number, string what, string target, AttachmentMemory? seen) => new(
        number, what, target, TextOf(seen), seen is { Later: <= Mebibyte, Large: 0, Allocated: <= 16_000 });

    private static Row TimeRow(Comparison comparison)
    {
        var time = comparison.TimeRatio(AttachmentCandidates.File);
        var cpu = comparison.CpuRatio(AttachmentCandidates.File);
        return new Row(
            "P7",
            "the same: time / L, CPU / L",
            "≤ 1.25, ≤ 2.0",
            $"{time}, {cpu}; A/A {comparison.TimeRatio(Candidate.Control)}",
            time.Median <= 1.25 && cpu.Median <= 2.0);
    }

    private static Row TogetherRow(AttachmentMemory library, AttachmentMemory textbook) => new(
        "P8",
        $"{Together} × 10 MB at once: extra RSS",
        "≤ 4 MiB",
        $"{Mebibytes(library.Later)} (first time in a process {Mebibytes(library.First)}); L2 {Mebibytes(textbook.Later)}",
        library.Later <= 4 * Mebibyte);

    private static Row StreamRow(AttachmentMemory stated, AttachmentMemory? unknown) => new(
        "P9",
        "non-seekable stream of 10 MB: extra RSS, length stated / unknown",
        "≤ 1 MiB, chunked only where unknown",
        $"{Mebibytes(stated.Later)} / {(unknown is { } seen ? Mebibytes(seen.Later) : "refused before sending")}",
        stated.Later <= Mebibyte && unknown is { Later: <= Mebibyte });

    private static string Table(IReadOnlyDictionary<(string Name, int Concurrency), AttachmentMemory?> memory, Comparison comparison) => Markdown.Table(
        ["candidate", "ms a send", "time / L", "CPU / L", "extra RSS, first", "extra RSS, later", "LOH a send", "allocated a send"],
        memory.Select(one => (IReadOnlyList<string>)
        [
            one.Key.Concurrency == 1 ? one.Key.Name : $"{one.Key.Name}, {one.Key.Concurrency} at once",
            .. TimesOf(one.Key, comparison),
            .. one.Value is { } seen
                ? [Mebibytes(seen.First), Mebibytes(seen.Later), Mebibytes(seen.Large), Markdown.Number(seen.Allocated)]
                : (string[])["refused before sending", "", "", ""],
        ]));

    private static string[] TimesOf((string Name, int Concurrency) key, Comparison comparison) =>
        key.Concurrency == 1 && InRounds.Contains(key.Name)
            ? [Markdown.Number(comparison.Time(key.Name).Median / 1000, 1), comparison.TimeRatio(key.Name).ToString(), Markdown.Number(comparison.CpuRatio(key.Name).Median, 2)]
            : ["", "", ""];

    private static string TextOf(AttachmentMemory? memory) => memory is { } seen
        ? $"{Mebibytes(seen.Later)} (first in a process {Mebibytes(seen.First)}) / {Mebibytes(seen.Large)} / {Markdown.Number(seen.Allocated)} B"
        : "refused before sending";

    private static string Mebibytes(double bytes) => $"{Markdown.Number(bytes / Mebibyte, 2)} MiB";
}
