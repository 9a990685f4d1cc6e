namespace EmailProviders.FaultTests.Server;

/// <summary>What the server does with one mail.</summary>
internal sealed record Step
{
    /// <summary>As the provider does on a good day.</summary>
    public static Step Healthy { get; } = new();

    public ReadShare Read { get; init; } = ReadShare.All;

    public AnswerEnd End { get; init; } = AnswerEnd.Whole;

    /// <summary>The status; null for the provider's own success.</summary>
    public int? Status { get; init; }

    /// <summary>The body of the answer; null for the provider's own where the status is its own too.</summary>
    public string? Body { get; init; }

    /// <summary>Further header lines, as they stand on the wire.</summary>
    public IReadOnlyList<string> Headers { get; init; } = [];

    /// <summary>Only so many bytes of the answer are written, and then the connection is closed in order, or left open where <see cref="End"/> says Wait.</summary>
    public int? CutAt { get; init; }

    /// <summary>What is written in place of the answer.</summary>
    public string? Raw { get; init; }

    /// <summary>What the server waits for before it answers a mail that it has read.</summary>
    public Task Until { get; init; } = Task.CompletedTask;

    /// <summary>Whether a mail that was read whole is taken; null to go by the answer.</summary>
    public bool? Takes { get; init; }

    /// <summary>What is done instead once the mail was read whole and can be looked at.</summary>
    public Func<ReceivedMail, Step>? Decide { get; init; }

    /// <summary>Called once the request was read and what is written of the answer was written.</summary>
    public Action? Reached { get; init; }

    /// <summary>Whether the provider takes a mail that it has read whole: after a success, and after what leaves that open.</summary>
    public bool TakesMail => Takes ?? Status is null or (>= 200 and < 300) or 408 or 409 or 425 or 500 or 502 or 504;

    public static Step Answer(int status, string body = "{}", params string[] headers) => new() { Status = status, Body = body, Headers = headers };
}
