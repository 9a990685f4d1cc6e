using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Kaleyra;

/// <summary>The send call <c>/v1/{SID}/email</c>, with and without the trailing slash: the page prints both.</summary>
internal sealed class KaleyraEndpoint(SandboxState state) : ProviderEndpoint(ProviderNames.Kaleyra, state)
{
    public const string Pattern = "/v1/{sid}/email";

    private const string Prefix = "/v1/";
    private const string Suffix = "/email";

    public static bool TryReadSid(string path, out string sid)
    {
        var bare = path.EndsWith('/') ? path[..^1] : path;
        var fits = bare.StartsWith(Prefix, StringComparison.Ordinal)
            && bare.EndsWith(Suffix, StringComparison.Ordinal)
            && bare.Length > Prefix.Length + Suffix.Length;
        sid = fits ? bare[Prefix.Length..^Suffix.Length] : "";
        return fits && !sid.Contains('/', StringComparison.Ordinal);
    }

    protected override Answer? Authenticate(HttpRequest request)
    {
        TryReadSid(request.Path.Value ?? "", out var sid);
        if (sid != State.Options.KaleyraSid)
        {
            return KaleyraAnswers.WrongSid();
        }

        return RequestHead.Carries(request, "api-key", State.Options.ApiKey) ? null : KaleyraAnswers.WrongKey();
    }

    protected override Answer Refuse(CallFault fault) => KaleyraAnswers.Refuse(fault);

    protected override Answer Fail(int status) => KaleyraAnswers.Fail(status);

    protected override Answer Accept(Call call)
    {
        var members = ObjectReader.Root(call.Root);
        var mail = KaleyraRequestReader.Read(members, Draft(call)) with { MessageId = $"{Guid.NewGuid()}:1" };
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return KaleyraAnswers.Refuse(members.Faults);
        }

        return KaleyraAnswers.Sent(mail) with { Mails = [mail] };
    }
}
