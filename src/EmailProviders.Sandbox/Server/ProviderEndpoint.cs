using EmailProviders.Sandbox.Json;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Server;

/// <summary>
/// One call of one provider: method, authentication, headers, JSON, members, in this order.
/// The order is the sandbox's choice; each step is refused in the provider's own shape.
/// </summary>
internal abstract class ProviderEndpoint(string provider, SandboxState state)
{
    protected SandboxState State { get; } = state;

    /// <summary>False for a call without a body.</summary>
    protected virtual bool ReadsBody => true;

    public async Task HandleAsync(HttpContext context)
    {
        try
        {
            var answer = await AnswerAsync(context).ConfigureAwait(false);
            if (answer.Refusal is { } reason)
            {
                var request = context.Request;
                State.Reject(provider, request.Method, request.Path.Value ?? "/", answer.Status, reason);
            }

            await answer.WriteAsync(context).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The client hung up: nobody is left to answer.
            context.Abort();
        }
    }

    protected SandboxMail Draft(Call call) => State.Draft(provider, call);

    /// <returns>Null when the caller is known, else the refusal.</returns>
    protected abstract Answer? Authenticate(HttpRequest request);

    /// <summary>Checks beyond content type.</summary>
    protected virtual CallFault? FindHeadFault(HttpRequest request) => null;

    protected abstract Answer Refuse(CallFault fault);

    protected abstract Answer Accept(Call call);

    private async Task<Answer> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (CheckHead(request) is { } refusal)
        {
            return refusal;
        }

        if (!ReadsBody)
        {
            return Accept(new Call(default, default));
        }

        try
        {
            return await RequestBody.ReadAsync(request.Body, request.ContentLength, context.RequestAborted).ConfigureAwait(false) is { } body
                ? AcceptBody(body)
                : Refuse(CallFault.TooLarge);
        }
        catch (BadHttpRequestException)
        {
            return Refuse(CallFault.Malformed("The request body could not be read."));
        }
    }

    private Answer? CheckHead(HttpRequest request)
    {
        if (!HttpMethods.IsPost(request.Method))
        {
            return Refuse(CallFault.WrongMethod);
        }

        if (Authenticate(request) is { } refusal)
        {
            return refusal;
        }

        var fault = FindHeadFault(request) ?? (ReadsBody && !RequestHead.DeclaresJson(request) ? CallFault.WrongMediaType : null);
        return fault is null ? null : Refuse(fault);
    }

    private Answer AcceptBody(ReadOnlyMemory<byte> body)
    {
        if (!JsonBody.TryParse(body, out var document, out var problem))
        {
            return Refuse(CallFault.Malformed(problem));
        }

        using (document)
        {
            return Accept(new Call(document.RootElement, body));
        }
    }
}
