using System.Globalization;
using EmailProviders.Benchmarks.Commands;
using EmailProviders.Benchmarks.Measuring;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P13: fresh processes, from Main to the first accepted send.</summary>
internal static class StartupChapter
{
    private const double MaxBare = 1.10;
    private const double MaxWithServices = 1.50;

    public static async Task<Chapter> MeasureAsync(Session session)
    {
        var times = StartupCommand.Candidates.ToDictionary(static name => name, _ => new double[session.Plan.Processes]);
        var random = new Random(session.Plan.Seed);
        for (var round = 0; round < session.Plan.Processes; round++)
        {
            var order = StartupCommand.Candidates.ToArray();
            random.Shuffle(order);
            foreach (var name in order)
            {
                var line = await ChildProcess.RunAsync("startup", name, session.Server.Address.ToString());
                times[name][round] = double.Parse(line, CultureInfo.InvariantCulture);
            }
        }

        Spread Ratio(string name, string baseline) => Spread.Of(times[name].Zip(times[baseline], static (time, bare) => time / bare));
        var bareSender = Ratio(StartupCommand.Library, StartupCommand.Bare);
        var services = Ratio(StartupCommand.LibraryWithServices, StartupCommand.Bare);
        return new Chapter(
            [
                new Row(
                    "P13",
                    "fresh process, Main to first accepted send, / L",
                    "≤ 1.10 bare, ≤ 1.5 with DI",
                    $"bare {bareSender}, with DI {services}; in a host, / L in a host {Ratio(StartupCommand.LibraryInHost, StartupCommand.BareInHost)}",
                    bareSender.Median <= MaxBare && services.Median <= MaxWithServices),
            ],
            Markdown.Section("Start-up", Markdown.Table(
                ["candidate", "Main to first send, ms", "/ L"],
                times.Select(time => (IReadOnlyList<string>)
                    [time.Key, Markdown.Number(Spread.Of(time.Value).Median, 1), Ratio(time.Key, StartupCommand.Bare).ToString()]))));
    }
}
