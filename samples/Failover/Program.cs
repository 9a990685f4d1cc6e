// What happens to a mail when its first provider is in trouble: MailerLogic first, Kaleyra second, each in a sandbox of its own.
using EmailProviders;
using EmailProviders.Sandbox;
using Failover;
using Microsoft.Extensions.DependencyInjection;

var first = await EmailSandbox.StartAsync();
await using var second = await EmailSandbox.StartAsync();
var firstAddress = first.BaseAddress;

await using var email = EmailSender.Create(providers => providers
    .AddMailerLogic(mailerLogic =>
    {
        mailerLogic.ApiKey = EmailSandboxOptions.DefaultApiKey;
        mailerLogic.BaseAddress = firstAddress;
    })
    .AddKaleyra(kaleyra =>
    {
        kaleyra.ApiKey = EmailSandboxOptions.DefaultApiKey;
        kaleyra.Sid = EmailSandboxOptions.DefaultKaleyraSid;
        kaleyra.BaseAddress = second.BaseAddress;
    })
    .AddBrevo(brevo =>
    {
        brevo.ApiKey = EmailSandboxOptions.DefaultApiKey;
        brevo.BaseAddress = second.BaseAddress;
    })
    .UseFailover("mailerlogic", "kaleyra"));

var story = new Story(email);

await story.TellAsync("All is well", email);

await first.DisposeAsync();
await story.TellAsync("MailerLogic refuses connections: nothing had left, so Kaleyra is asked", email);

await using var back = await EmailSandbox.StartAsync(new EmailSandboxOptions { Port = firstAddress.Port });
back.MailerLogic.Next(SandboxFault.RateLimit(TimeSpan.FromSeconds(1)));
await story.TellAsync("MailerLogic answers 429: Kaleyra is asked at once", email);
await story.TellAsync("MailerLogic is still paused: it is not even asked", email);

await Task.Delay(TimeSpan.FromSeconds(2));
await story.TellAsync("The pause is over", email);

back.MailerLogic.Next(SandboxFault.AcceptThenCut);
await story.TellAsync("MailerLogic takes the mail and cuts the line: nobody else may be asked", email);

second.Brevo.Next(SandboxFault.AcceptThenCut);
await story.TellAsync("Brevo does the same, but honours a key: it is asked again, and says that it has the mail", email.Provider("brevo"));

return story.Count(first, back, second) ? 0 : 1;
