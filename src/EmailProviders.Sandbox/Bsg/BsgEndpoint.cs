using System.Globalization;
using System.Security.Cryptography;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Bsg;

/// <summary>Both e-mail calls; they differ in their members only.</summary>
internal sealed class BsgEndpoint(SandboxState state, Func<ObjectReader, SandboxMail, SandboxMail> read)
    : ProviderEndpoint(ProviderNames.Bsg, state)
{
    public const string Path = "/api/email/send-emails";
    public const string TemplatePath = "/api/email/send-template-emails";

    protected override Answer? Authenticate(HttpRequest request) => BsgAuthorization.Check(request, State.BsgTokens);

    protected override Answer Refuse(CallFault fault) => BsgAnswers.Refuse(fault);

    protected override Answer Fail(int status) => BsgAnswers.Fail(status);

    protected override Answer Accept(Call call)
    {
        var members = ObjectReader.Root(call.Root);
        var mail = read(members, Draft(call)) with { MessageId = NewMessageId() };
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return BsgAnswers.Refuse(members.Faults);
        }

        // Byte for byte the same body; how alike BSG wants them is not published. No body fits both calls.
        if (!State.BsgBodies.TryAdd(Convert.ToHexString(SHA256.HashData(call.Body.Span))))
        {
            return BsgAnswers.Duplicate();
        }

        return BsgAnswers.Sent(mail.MessageId) with { Mails = [mail] };
    }

    /// <summary>24 hex digits: a time and a random part, as in the documented sample.</summary>
    private string NewMessageId() => string.Create(
        CultureInfo.InvariantCulture,
        $"{(uint)State.Now.ToUnixTimeSeconds():x8}{RandomNumberGenerator.GetHexString(16, lowercase: true)}");
}
