using EmailProviders;
using Microsoft.Extensions.DependencyInjection;

await using var email = EmailSender.Create(providers => providers
    .AddBrevo(brevo => brevo.ApiKey = Environment.GetEnvironmentVariable("BREVO_API_KEY") ?? ""));

var sent = await email.TrySendAsync(new SendEmailRequest
{
    From = new EmailAddress("hello@your-domain.com", "Your name"),
    To = ["ada@example.com"],
    Subject = "Hello",
    TextBody = "My first mail.",
});

Console.WriteLine(sent.IsAccepted
    ? $"accepted by {sent.Result.Provider}: {sent.Result.MessageId}"
    : $"{sent.Error.Outcome}: {sent.Error.Description}");
