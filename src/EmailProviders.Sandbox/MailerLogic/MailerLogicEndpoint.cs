using System.Text.Json;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;
using EmailProviders.Sandbox.Syntax;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.MailerLogic;

/// <summary>The send call. Every domain counts as verified.</summary>
internal class MailerLogicEndpoint(SandboxState state) : ProviderEndpoint(ProviderNames.MailerLogic, state)
{
    public const string Path = "/api/v1/send";

    private const string KeyHeader = "X-API-Key";

    protected override Answer? Authenticate(HttpRequest request) =>
        RequestHead.Carries(request, KeyHeader, State.Options.ApiKey)
            ? null
            : MailerLogicAnswers.Unauthorized(keyPresent: request.Headers.ContainsKey(KeyHeader));

    protected override Answer Refuse(CallFault fault) => MailerLogicAnswers.Refuse(fault);

    protected override Answer Fail(int status) => MailerLogicAnswers.Fail(status);

    /// <summary>600 calls a minute; the reset is an epoch.</summary>
    protected override IReadOnlyList<(string Name, string Value)> LimitHeaders(TimeSpan wait) =>
    [
        ("X-RateLimit-Limit", "600"),
        ("X-RateLimit-Remaining", "0"),
        ("X-RateLimit-Reset", RateHeaders.EpochAfter(State.Now, wait)),
    ];

    protected override Answer Accept(Call call)
    {
        var taken = Take(call.Root, Draft(call));
        return taken.Faults.Count > 0 ? MailerLogicAnswers.Refuse(taken.Faults) : MailerLogicAnswers.Sent(taken.Mail) with { Mails = [taken.Mail] };
    }

    /// <summary>Reads a mail, and gives it its ids where it is good.</summary>
    protected static MailerLogicTaken Take(JsonElement email, SandboxMail draft)
    {
        var members = ObjectReader.Root(email);
        var mail = MailerLogicRequestReader.Read(members, draft);
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return new MailerLogicTaken(mail, members.Faults);
        }

        var id = Guid.NewGuid().ToString();
        mail = mail with
        {
            MessageId = $"<{id}@{AddressSyntax.DomainOf(mail.From)}>",
            Extras = new Dictionary<string, string>(mail.Extras, StringComparer.Ordinal) { ["email_id"] = id },
        };
        return new MailerLogicTaken(mail, []);
    }
}

/// <summary>A mail, and what was wrong with it: then it is not taken.</summary>
internal sealed record MailerLogicTaken(SandboxMail Mail, IReadOnlyList<Fault> Faults);
