using System.Globalization;

namespace EmailProviders.Sandbox.Server;

/// <summary>Values for the headers of a 429, in whole seconds and rounded up: a client that obeys is never early.</summary>
internal static class RateHeaders
{
    public static string Seconds(TimeSpan wait) => Text(wait.TotalSeconds);

    /// <summary>The epoch second in which the wait is over.</summary>
    public static string EpochAfter(DateTimeOffset now, TimeSpan wait) =>
        Text((now - DateTimeOffset.UnixEpoch).TotalSeconds + wait.TotalSeconds);

    private static string Text(double seconds) => ((long)Math.Ceiling(seconds)).ToString(CultureInfo.InvariantCulture);
}
