// One mail, five providers. Without keys in the section "EmailProviders" of appsettings.json, of the environment
// (EmailProviders__Brevo__ApiKey=…) or of the command line (--EmailProviders:Brevo:ApiKey=…), everything goes to the
// sandbox inside this process and nothing is sent; with keys, the mail is sent for real.
using EmailProviders;
using EmailProviders.Sandbox;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using QuickStart;

var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { Args = args, ContentRootPath = AppContext.BaseDirectory });
var configuration = builder.Configuration.GetSection("EmailProviders");
var isReal = configuration.GetChildren().Any();

await using var sandbox = isReal ? null : await EmailSandbox.StartAsync();
if (sandbox is null)
    builder.Services.AddEmailProviders(configuration);
else
    builder.Services.AddEmailProviders(email => SandboxProviders.AddAll(email, sandbox));
using var host = builder.Build();

try
{
    // A host that is started would say the same: all faults of the configuration at once.
    var sender = host.Services.GetRequiredService<IEmailSender>();
    var mail = SampleMail.Create(builder.Configuration.GetSection("QuickStart"));
    var accounts = configuration.GetChildren().Where(section => section["ApiKey"] is not null).Select(section => section.Key.ToLowerInvariant());

    Report.Heading(sandbox is null ? "The mail, sent for real" : $"The mail, to the sandbox at {sandbox.BaseAddress}");
    var isAccepted = true;
    foreach (var name in sandbox is null ? accounts : SandboxProviders.Names)
        isAccepted &= Report.Of(name, await host.Services.GetRequiredKeyedService<IEmailSender>(name).TrySendAsync(mail), sandbox);

    Report.Heading("A mail that is not possible: nobody to send it to, and no subject");
    Report.Of("any", await sender.TrySendAsync(mail with { To = [], Subject = null }), sandbox);

    if (sandbox is not null)
    {
        Report.Heading("A wrong key");
        await using var wrong = EmailSender.Create(email => email.AddBrevo(brevo =>
        {
            brevo.ApiKey = "not-the-key";
            brevo.BaseAddress = sandbox.BaseAddress;
        }));
        Report.Of("brevo", await wrong.TrySendAsync(mail), sandbox);
    }

    return isAccepted ? 0 : 1;
}
catch (OptionsValidationException exception)
{
    Report.Heading("The configuration is not complete");
    foreach (var failure in exception.Failures)
        Console.WriteLine(failure);
    return 2;
}
catch (FormatException exception)
{
    Report.Heading("The section QuickStart is not valid");
    Console.WriteLine(exception.Message);
    return 2;
}
