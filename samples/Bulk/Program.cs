// Two thousand personal mails through a sandbox: how many calls they take, and what became of the one that is wrong.
using EmailProviders;
using EmailProviders.Sandbox;
using Microsoft.Extensions.DependencyInjection;

await using var sandbox = await EmailSandbox.StartAsync();
var calls = 0;
await using var email = EmailSender.Create(providers => providers
    .AddBrevo(brevo =>
    {
        brevo.ApiKey = EmailSandboxOptions.DefaultApiKey;
        brevo.BaseAddress = sandbox.BaseAddress;
        brevo.Templates["news"] = "12";
    })
    .OnAttempt(_ => Interlocked.Increment(ref calls)));

var mails = Enumerable.Range(1, 2000).Select(number => new SendEmailRequest
{
    From = new EmailAddress("news@example.com", "News"),
    To = [new EmailAddress($"reader{number}@example.net", $"Reader {number}")],
    // A line break in a subject is refused before anything is sent.
    Subject = number == 1234 ? "two\nlines" : null,
    Template = new EmailTemplate("news") { Parameters = new Dictionary<string, string> { ["name"] = $"Reader {number}" } },
});

var accepted = 0;
var index = 0;
await foreach (var result in email.SendManyAsync(mails))
{
    index++;
    if (result.IsAccepted)
        accepted++;
    else
        Console.WriteLine($"mail {index}: {result.Outcome}, {string.Join(" ", result.Error.Fields)}");
}

Console.WriteLine($"{accepted} accepted in {calls} calls");
return accepted == 1999 ? 0 : 1;
