using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Bsg;

/// <summary>Trades a bearer token that still holds for a new one; the call has no body.</summary>
internal sealed class BsgRefreshEndpoint(SandboxState state) : ProviderEndpoint(ProviderNames.Bsg, state)
{
    public const string Path = "/api/auth/refresh";

    protected override bool ReadsBody => false;

    protected override SandboxFaultScript Script => State.Faults.BsgToken;

    protected override Answer? Authenticate(HttpRequest request) => BsgAuthorization.Check(request, State.BsgTokens);

    protected override Answer Refuse(CallFault fault) => BsgAnswers.Refuse(fault);

    protected override Answer Fail(int status) => BsgAnswers.Fail(status);

    protected override Answer Accept(Call call) => BsgAnswers.Token(State.BsgTokens.Refresh());
}
