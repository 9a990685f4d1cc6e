using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Diagnostics.Tracing;
using Microsoft.Extensions.Logging;

namespace EmailProviders.Tests.Security;

/// <summary>Everything that can listen to a process does: loggers at Trace, event sources, activities, diagnostic listeners and meters.</summary>
internal sealed class Ears : EventListener, ILoggerProvider, ILogger, IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
{
    // A line of the runtime's own debugging prints whole requests, keys included, as a packet capture would: nobody can be kept from reading those.
    private const string RuntimeDebugging = "Private.InternalDiagnostics.";

    private readonly ConcurrentQueue<string> _heard = new();
    private readonly ActivityListener _activities;
    private readonly MeterListener _meters = new();
    private readonly IDisposable _diagnostics;

    public Ears()
    {
        _activities = new ActivityListener
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity => Hear($"activity {activity.DisplayName}", activity.TagObjects.Select(tag => $"{tag.Key}={tag.Value}")
                .Concat(activity.Events.SelectMany(entry => entry.Tags.Select(tag => $"{entry.Name} {tag.Key}={tag.Value}")))
                .Concat(activity.Baggage.Select(item => $"{item.Key}={item.Value}"))
                .Append(activity.StatusDescription)),
        };
        ActivitySource.AddActivityListener(_activities);
        _meters.InstrumentPublished = (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear($"meter {instrument.Name}", Texts(tags)));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear($"meter {instrument.Name}", Texts(tags)));
        _meters.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear($"meter {instrument.Name}", Texts(tags)));
        _meters.Start();
        _diagnostics = DiagnosticListener.AllListeners.Subscribe(this);
    }

    public IReadOnlyCollection<string> Heard => _heard;

    public override void Dispose()
    {
        _diagnostics.Dispose();
        _activities.Dispose();
        _meters.Dispose();
        base.Dispose();
    }

    protected override void OnEventSourceCreated(EventSource eventSource)
    {
        // The runtime's own, of the garbage collector and the compiler, hold no texts of ours and would drown the rest.
        if (eventSource.Name is not "Microsoft-Windows-DotNETRuntime" && !eventSource.Name.StartsWith(RuntimeDebugging, StringComparison.Ordinal))
            EnableEvents(eventSource, EventLevel.Verbose, EventKeywords.All);
    }

    protected override void OnEventWritten(EventWrittenEventArgs eventData) =>
        Hear($"event {eventData.EventSource.Name} {eventData.EventName}", (eventData.Payload ?? new([])).Select(item => item?.ToString()).Append(eventData.Message));

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
    {
        Hear("scope", [state.ToString()]);
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Hear($"log {eventId}", [formatter(state, exception), exception?.ToString()]);

    public void OnNext(DiagnosticListener value) => value.Subscribe(this);

    public void OnNext(KeyValuePair<string, object?> value) => Hear($"diagnostic {value.Key}", [value.Value?.ToString()]);

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private static List<string> Texts(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var texts = new List<string>();
        foreach (var tag in tags)
            texts.Add($"{tag.Key}={tag.Value}");
        return texts;
    }

    // The base's constructor raises events before the queue is there.
    private void Hear(string from, IEnumerable<string?> texts) => _heard?.Enqueue($"{from}: {string.Join(" | ", texts)}");
}
