using System.Collections.Concurrent;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Whippy;

/// <summary>The send call. A contact and a conversation come into being with the first mail to an address.</summary>
internal sealed class WhippyEndpoint(SandboxState state) : ProviderEndpoint(ProviderNames.Whippy, state)
{
    public const string Path = "/v1/messaging/email";

    private readonly ConcurrentDictionary<string, string> contacts = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, string> conversations = new(StringComparer.OrdinalIgnoreCase);

    protected override Answer? Authenticate(HttpRequest request) =>
        RequestHead.Carries(request, "X-WHIPPY-KEY", State.Options.ApiKey) ? null : WhippyAnswers.Unauthenticated();

    protected override Answer Refuse(CallFault fault) => WhippyAnswers.Refuse(fault);

    protected override Answer Fail(int status) => WhippyAnswers.Fail(status);

    protected override Answer Accept(Call call)
    {
        var members = ObjectReader.Root(call.Root);
        var mail = WhippyRequestReader.Read(members, Draft(call));
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return WhippyAnswers.Refuse(members.Faults);
        }

        var extras = new Dictionary<string, string>(mail.Extras, StringComparer.Ordinal)
        {
            ["contact_id"] = contacts.GetOrAdd(mail.To[0], static _ => NewId()),
            ["conversation_id"] = conversations.GetOrAdd($"{mail.Extras["from"]} {mail.To[0]}", static _ => NewId()),
        };
        mail = mail with { MessageId = NewId(), Extras = extras };
        return WhippyAnswers.Sent(mail) with { Mails = [mail] };
    }

    private static string NewId() => Guid.NewGuid().ToString();
}
