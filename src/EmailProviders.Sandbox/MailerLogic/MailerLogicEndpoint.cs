using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;
using EmailProviders.Sandbox.Syntax;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.MailerLogic;

/// <summary>The send call. Every domain counts as verified.</summary>
internal sealed class MailerLogicEndpoint(SandboxState state) : ProviderEndpoint(ProviderNames.MailerLogic, state)
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
        var members = ObjectReader.Root(call.Root);
        var mail = MailerLogicRequestReader.Read(members, Draft(call));
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return MailerLogicAnswers.Refuse(members.Faults);
        }

        var id = Guid.NewGuid().ToString();
        mail = mail with
        {
            MessageId = $"<{id}@{AddressSyntax.DomainOf(mail.From)}>",
            Extras = new Dictionary<string, string>(mail.Extras, StringComparer.Ordinal) { ["email_id"] = id },
        };
        return MailerLogicAnswers.Sent(mail) with { Mails = [mail] };
    }
}
