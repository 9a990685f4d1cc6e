using System.Globalization;
using EmailProviders;
using EmailProviders.Sandbox;

namespace QuickStart;

/// <summary>Prints what became of a mail.</summary>
internal static class Report
{
    public static void Heading(string text) => Console.WriteLine($"{Environment.NewLine}{text}");

    /// <summary>Prints one outcome, and returns whether the mail was accepted.</summary>
    public static bool Of(string provider, TrySendResult sent, EmailSandbox? sandbox)
    {
        Console.WriteLine(sent.IsAccepted ? Accepted(provider, sent.Result, sandbox) : Failed(provider, sent.Error));
        foreach (var dropped in sent.Result?.Dropped ?? [])
            Console.WriteLine($"             {dropped}");
        foreach (var field in sent.Error?.Fields ?? [])
            Console.WriteLine($"             {field}");
        return sent.IsAccepted;
    }

    private static string Accepted(string provider, SendEmailResult result, EmailSandbox? sandbox)
    {
        var ids = string.Join(", ", result.Receipts.Select(receipt => receipt.MessageId ?? "no id"));
        var leftOut = result.Dropped.Count == 0 ? "nothing" : string.Join(", ", result.Dropped.Select(dropped => dropped.Field));
        return $"{provider,-12} accepted  {ids}{BytesOf(provider, sandbox)}, left out: {leftOut}";
    }

    private static string Failed(string provider, EmailError error) =>
        $"{provider,-12} {(error.Outcome == SendOutcome.NotSent ? "not sent" : error.Outcome.ToString().ToLowerInvariant())}  {error.Kind}: {error.Description}";

    private static string BytesOf(string provider, EmailSandbox? sandbox)
    {
        if (sandbox is null)
            return "";

        var calls = sandbox.Mails.Where(mail => mail.Provider == provider).ToList();
        return string.Create(CultureInfo.InvariantCulture, $", {calls.Count} call{(calls.Count == 1 ? "" : "s")} of {calls[0].RequestBytes:N0} bytes");
    }
}
