using System.Globalization;
using System.Text;
using EmailProviders.Sandbox.Inbox.Mime;
using EmailProviders.Sandbox.Inbox.Security;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary><c>inbox</c>: the list, one call, and what hangs on it.</summary>
internal sealed class CallsApi(SandboxState state)
{
    public Task HandleAsync(HttpContext context, string[] segments)
    {
        var call = segments.Length > 0 ? state.Calls.Find(segments[0]) : null;
        return (context.Request.Method, segments, call) switch
        {
            ("GET", [], _) => ListAsync(context),
            ("DELETE", [], _) => ClearAsync(context),
            (_, [], _) => Reply.WrongMethodAsync(context, "GET, DELETE"),
            (_, _, null) => Reply.NotFoundAsync(context),
            ("GET", [_], _) => Reply.JsonAsync(context, CallDetail.Of(call, state.Options.ApiKey), InboxJson.Default.CallDetail),
            ("DELETE", [_], _) => DeleteAsync(context, call.Id),
            (_, [_], _) => Reply.WrongMethodAsync(context, "GET, DELETE"),
            ("GET", [_, "source"], _) => TextAsync(context, SourceText.Full(Mask.Body(call.Mail?.RequestBody ?? call.Rejection?.RequestBody ?? "", state.Options.ApiKey))),
            ("GET", [_, "html"], { Mail: { Html: { } html } mail }) => HtmlAsync(context, html, mail),
            ("GET", [_, "eml"], { Mail: { } mail }) => DownloadAsync(context, "message/rfc822", $"{mail.Provider}-{mail.Id}.eml", EmlWriter.Write(mail)),
            ("GET", [_, "attachments", var index], { Mail: { } mail }) => FileAsync(context, mail, index),
            ("GET", _, _) => Reply.NotFoundAsync(context),
            _ => Reply.WrongMethodAsync(context, "GET"),
        };
    }

    private Task ListAsync(HttpContext context)
    {
        var query = CallQuery.Read(context.Request.Query, out var faults);
        return faults.Count > 0
            ? Reply.ErrorAsync(context, StatusCodes.Status400BadRequest, faults)
            : Reply.JsonAsync(context, CallPage.Of(state.Calls, query), InboxJson.Default.CallPage);
    }

    private Task ClearAsync(HttpContext context)
    {
        state.Clear();
        return Reply.NoContentAsync(context);
    }

    private Task DeleteAsync(HttpContext context, string id) =>
        state.Calls.Delete(id) ? Reply.NoContentAsync(context) : Reply.NotFoundAsync(context);

    private static Task TextAsync(HttpContext context, string text) =>
        Reply.BytesAsync(context, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    private static Task HtmlAsync(HttpContext context, string html, SandboxMail mail)
    {
        var remote = context.Request.Query["remote"] == "1";
        InboxHeaders.AllowMail(context.Response, remote);
        return Reply.BytesAsync(context, "text/html; charset=utf-8", Encoding.UTF8.GetBytes(MailHtml.Render(html, mail.Attachments, remote)));
    }

    private static Task FileAsync(HttpContext context, SandboxMail mail, string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < mail.Attachments.Count
        && mail.Attachments[number] is { Url: null } file
            ? DownloadAsync(context, MailFile.TypeOf(file), MailFile.NameOf(file, number), file.Content)
            : Reply.ErrorAsync(context, StatusCodes.Status404NotFound, "The mail has no file here; one that was given by its address is not fetched.");

    private static Task DownloadAsync(HttpContext context, string type, string name, ReadOnlyMemory<byte> content)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(name);
        context.Response.Headers.ContentDisposition = disposition.ToString();
        return Reply.BytesAsync(context, type, content);
    }
}
