using EmailProviders.Sandbox.Faults;
using EmailProviders.Sandbox.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace EmailProviders.Sandbox.Server;

/// <summary>
/// One call of one provider: method, scripted faults, authentication, headers, JSON, members, in this order.
/// The order is the sandbox's choice; each step is refused in the provider's own shape.
/// </summary>
internal abstract class ProviderEndpoint(string provider, SandboxState state)
{
    protected SandboxState State { get; } = state;

    /// <summary>False for a call without a body.</summary>
    protected virtual bool ReadsBody => true;

    protected virtual SandboxFaultScript Script => State.Faults.Of(provider);

    public async Task HandleAsync(HttpContext context)
    {
        // Inside an application the server's own limit is lower than the providers'.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = RequestBody.MaxDiscardedBytes;
        }

        try
        {
            var answer = await AnswerAsync(context).ConfigureAwait(false);
            State.Keep(provider, context.Request, answer);
            await answer.WriteAsync(context).ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The client hung up, or the sandbox stops: nobody is left to answer.
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

    /// <summary>The error a script asks for: the provider's shape, and its own code where there is one for the status.</summary>
    protected abstract Answer Fail(int status);

    /// <summary>The headers of a scripted 429; <c>Retry-After</c> where the provider publishes none.</summary>
    protected virtual IReadOnlyList<(string Name, string Value)> LimitHeaders(TimeSpan wait) =>
        [("Retry-After", RateHeaders.Seconds(wait))];

    private async Task<Answer> AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        if (!HttpMethods.IsPost(request.Method))
        {
            return Refuse(CallFault.WrongMethod);
        }

        // Back in the script before the answer leaves, so that the client's next call finds it.
        using var turn = Script.Take();
        if (turn.Refusal is { } refusal)
        {
            var body = await RequestBody.ReadAsync(request.Body, request.ContentLength, context.RequestAborted).ConfigureAwait(false);
            turn.Use();
            return Refuse(refusal) with { RequestBody = body };
        }

        var decide = await ReceiveAsync(context).ConfigureAwait(false);
        if (turn.Latency is { } latency)
        {
            turn.Use();
            try
            {
                await State.PauseAsync(latency.Time, context.RequestAborted).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return Answer.Cut($"fault: {latency}") with { Fault = latency.ToString() };
            }
        }

        var answer = decide();
        if (answer.Refusal is not null || turn.Spoiler is not { } spoiler)
        {
            return answer;
        }

        turn.Use();
        return Spoil(answer, spoiler) with { Fault = spoiler.ToString() };
    }

    private Answer Refuse(SandboxFault fault)
    {
        var reason = $"fault: {fault}";
        var refused = fault.Kind switch
        {
            SandboxFaultKind.Reset => Answer.Cut(reason),
            SandboxFaultKind.RateLimit => Fail(StatusCodes.Status429TooManyRequests) with
            {
                Refusal = reason,
                Headers = LimitHeaders(fault.Time),
            },
            _ => Fail(fault.StatusCode) with { Refusal = reason },
        };
        return refused with { Fault = fault.ToString() };
    }

    private Answer Spoil(Answer answer, SandboxFault fault) => fault.Kind switch
    {
        SandboxFaultKind.AcceptThenCut => answer with { IsCut = true },
        SandboxFaultKind.WrongJson => answer with { Json = "<html>This is no JSON.</html>"u8.ToArray() },
        _ => answer with { BetweenBytes = gone => State.PauseAsync(fault.Time, gone) },
    };

    /// <summary>Takes a call in to its end.</summary>
    /// <returns>What decides about it and, if it is good, accepts it.</returns>
    private async Task<Func<Answer>> ReceiveAsync(HttpContext context)
    {
        var request = context.Request;
        if (CheckHead(request) is { } refusal)
        {
            return () => refusal;
        }

        if (!ReadsBody)
        {
            return () => Accept(new Call(default, default));
        }

        try
        {
            var body = await RequestBody.ReadAsync(request.Body, request.ContentLength, context.RequestAborted).ConfigureAwait(false);
            return () => (body is { } bytes ? AcceptBody(bytes) : Refuse(CallFault.TooLarge)) with { RequestBody = body };
        }
        catch (BadHttpRequestException)
        {
            return () => Refuse(CallFault.Malformed("The request body could not be read."));
        }
    }

    private Answer? CheckHead(HttpRequest request)
    {
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
