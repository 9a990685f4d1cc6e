using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary><c>faults</c>: GET shows every script, POST adds to one, DELETE ends all or, with a name, one.</summary>
internal sealed class FaultsApi(SandboxState state)
{
    public Task HandleAsync(HttpContext context, string[] segments) => (context.Request.Method, segments) switch
    {
        ("GET", []) => Reply.JsonAsync(context, [.. state.Faults.All.Select(ScriptBody.Of)], InboxJson.Default.IReadOnlyListScriptBody),
        ("POST", []) => AddAsync(context),
        ("DELETE", []) => ClearAsync(context, state.Faults.Clear),
        (_, []) => Reply.WrongMethodAsync(context, "GET, POST, DELETE"),
        ("DELETE", [var name]) when Find(name) is { } script => ClearAsync(context, script.Clear),
        (_, [var name]) when Find(name) is not null => Reply.WrongMethodAsync(context, "DELETE"),
        _ => Reply.NotFoundAsync(context),
    };

    private SandboxFaultScript? Find(string? name) => state.Faults.All.FirstOrDefault(script => script.Name == name).Script;

    private static Task ClearAsync(HttpContext context, Action clear)
    {
        clear();
        return Reply.NoContentAsync(context);
    }

    private async Task AddAsync(HttpContext context)
    {
        if (await JsonRequest.ReadAsync(context, InboxJson.Default.FaultBody).ConfigureAwait(false) is not { } body)
        {
            return;
        }

        var script = Find(body.Provider);
        var fault = body.ToFault(out var faults);
        if (script is null)
        {
            faults = [$"provider must be one of {string.Join(", ", state.Faults.All.Select(static script => script.Name))}.", .. faults];
        }

        if (script is null || fault is null || faults.Count > 0)
        {
            await Reply.ErrorAsync(context, StatusCodes.Status400BadRequest, faults).ConfigureAwait(false);
            return;
        }

        if (body.Always)
        {
            script.Always(fault);
        }
        else
        {
            script.Next(fault, body.Calls ?? 1);
        }

        await Reply.NoContentAsync(context).ConfigureAwait(false);
    }
}
