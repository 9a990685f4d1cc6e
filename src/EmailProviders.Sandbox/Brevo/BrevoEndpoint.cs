using System.Globalization;
using System.Security.Cryptography;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Brevo;

/// <summary>The one send call, with its idempotency keys, its own sandbox mode and its message versions.</summary>
internal sealed class BrevoEndpoint(SandboxState state) : ProviderEndpoint(ProviderNames.Brevo, state)
{
    public const string Path = "/v3/smtp/email";

    private const string KeyHeader = "api-key";

    protected override Answer? Authenticate(HttpRequest request) =>
        RequestHead.Carries(request, KeyHeader, State.Options.ApiKey)
            ? null
            : BrevoAnswers.Unauthorized(keyPresent: request.Headers.ContainsKey(KeyHeader));

    protected override CallFault? FindHeadFault(HttpRequest request) =>
        RequestHead.AcceptsJson(request) ? null : CallFault.NotAcceptable;

    protected override Answer Refuse(CallFault fault) => BrevoAnswers.Refuse(fault);

    protected override Answer Fail(int status) => BrevoAnswers.Fail(status);

    /// <summary>The general tier's 1000 calls a second; the reset is the time left, not an epoch.</summary>
    protected override IReadOnlyList<(string Name, string Value)> LimitHeaders(TimeSpan wait) =>
    [
        ("x-sib-ratelimit-limit", "1000"),
        ("x-sib-ratelimit-remaining", "0"),
        ("x-sib-ratelimit-reset", RateHeaders.Seconds(wait)),
    ];

    protected override Answer Accept(Call call)
    {
        var members = ObjectReader.Root(call.Root);
        var request = BrevoRequestReader.Read(members, Draft(call));
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return BrevoAnswers.Refuse(members.Faults);
        }

        // The earlier answer is not replayed: the client learns only that there was one.
        if (request.IdempotencyKey is { } key && !State.BrevoKeys.TryAdd(key))
        {
            return BrevoAnswers.Duplicate();
        }

        var mails = request.Mails.Select(mail => mail with { Id = Guid.NewGuid().ToString("N"), MessageId = NewMessageId() }).ToArray();
        var batchId = request.Scheduled ? request.BatchId ?? Guid.NewGuid().ToString() : null;
        var answer = request.HasVersions
            ? BrevoAnswers.SentVersions(mails.Select(mail => mail.MessageId), batchId)
            : BrevoAnswers.Sent(mails[0].MessageId, batchId);
        return request.Drop ? answer : answer with { Mails = mails };
    }

    private string NewMessageId() => string.Create(
        CultureInfo.InvariantCulture,
        $"<{State.Now:yyyyMMddHHmm}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}@smtp-relay.mailin.fr>");
}
