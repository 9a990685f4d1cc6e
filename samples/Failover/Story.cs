using EmailProviders;
using EmailProviders.Sandbox;

namespace Failover;

/// <summary>Sends one mail after another, and prints what was done with each and why.</summary>
internal sealed class Story(IEmailSender email)
{
    private int _mails;

    /// <summary>Sends one mail.</summary>
    public async Task TellAsync(string heading, IEmailSender? by = null)
    {
        Console.WriteLine($"{Environment.NewLine}{++_mails}. {heading}");
        var sent = await (by ?? email).TrySendAsync(new SendEmailRequest
        {
            From = "alerts@example.com",
            To = ["ops@example.net"],
            Subject = $"Mail {_mails}",
            TextBody = "Something happened.",
        });

        foreach (var attempt in sent.Result?.Attempts ?? sent.Error!.Attempts)
            Console.WriteLine($"   {attempt.Provider,-12} {attempt.Outcome,-9} {Why(attempt),-28} next: {attempt.NextStep}");
        Console.WriteLine(sent.IsAccepted
            ? $"   => accepted by {sent.Result.Provider}{(sent.Result.IsDuplicate ? ", which had it already" : "")}"
            : $"   => {sent.Outcome}: {sent.Error.Description}");
    }

    /// <summary>Prints how often each mail exists, and returns whether none exists twice.</summary>
    public bool Count(params EmailSandbox[] sandboxes)
    {
        var subjects = sandboxes.SelectMany(sandbox => sandbox.Mails).Select(mail => mail.Subject).ToList();
        Console.WriteLine($"{Environment.NewLine}Copies at all providers together:");
        for (var mail = 1; mail <= _mails; mail++)
            Console.WriteLine($"   Mail {mail}: {subjects.Count(subject => subject == $"Mail {mail}")}");
        return subjects.Distinct().Count() == subjects.Count;
    }

    private static string Why(SendEmailAttempt attempt) => attempt switch
    {
        { Kind: null } => $"HTTP {attempt.StatusCode}",
        { StatusCode: { } status } => $"{attempt.Kind}, HTTP {status}",
        { BodyStarted: true } => $"{attempt.Kind}, had left",
        _ => $"{attempt.Kind}, had not left",
    };
}
