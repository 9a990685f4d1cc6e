using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Bsg;

/// <summary>Trades the API key for a bearer token. The answer to a wrong key is undocumented: 401 here.</summary>
internal sealed class BsgLoginEndpoint(SandboxState state) : ProviderEndpoint(ProviderNames.Bsg, state)
{
    public const string Path = "/api/auth/login";

    protected override SandboxFaultScript Script => State.Faults.BsgToken;

    protected override Answer? Authenticate(HttpRequest request) => null;

    protected override Answer Refuse(CallFault fault) => BsgAnswers.Refuse(fault);

    protected override Answer Fail(int status) => BsgAnswers.Fail(status);

    protected override Answer Accept(Call call)
    {
        var members = ObjectReader.Root(call.Root);
        var key = members.Text("api_key", Need.Required);
        members.RefuseUnknown();
        if (members.Faults.Count > 0)
        {
            return BsgAnswers.Refuse(members.Faults);
        }

        return key == State.Options.ApiKey
            ? BsgAnswers.Token(State.BsgTokens.LogIn())
            : BsgAnswers.Unauthenticated("The api_key is unknown.");
    }
}
