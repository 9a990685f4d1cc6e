namespace EmailProviders.PerformanceTests;

/// <summary>
/// The gates, in bytes allocated by one send in process, over a transport that takes the body and answers. What was measured when they were
/// last set; a change that lowers one brings it down here too.
/// </summary>
internal static class Limits
{
    /// <summary>How far a measurement may lie above its limit.</summary>
    public const double Tolerance = 1.02;

    /// <summary>The small mail, by provider.</summary>
    public static IReadOnlyDictionary<string, double> SmallMail { get; } = new Dictionary<string, double>
    {
        ["bsg"] = 2112,
        ["brevo"] = 2520,
        ["whippy"] = 2544,
        ["kaleyra"] = 2232,
        ["mailerlogic"] = 2304,
    };

    /// <summary>The small mail with 10 MB attached, at Brevo, by where they come from.</summary>
    public static IReadOnlyDictionary<string, double> Attachment { get; } = new Dictionary<string, double>
    {
        ["file"] = 3392,
        ["memory"] = 3296,
        ["stream"] = 36_950,
    };

    /// <summary>2,000 personal mails, all of them together with their results, by provider.</summary>
    public static IReadOnlyDictionary<string, double> Batches { get; } = new Dictionary<string, double>
    {
        ["brevo"] = 478_500,
        ["mailerlogic"] = 1_021_800,
    };

    /// <summary>What each further kB of HTML adds.</summary>
    public const double PerKilobyteOfHtml = 1;
}
