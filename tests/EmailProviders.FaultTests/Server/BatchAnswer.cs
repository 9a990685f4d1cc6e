using System.Text.Json;

namespace EmailProviders.FaultTests.Server;

/// <summary>How the providers with batches say yes to one.</summary>
internal static class BatchAnswer
{
    /// <summary>The documented body of success; null where the call was none of many mails.</summary>
    public static string? Of(ReceivedMail? call)
    {
        if (call is null)
            return null;

        using var body = JsonDocument.Parse(call.Body);
        if (body.RootElement.TryGetProperty("messageVersions", out var versions))
        {
            var ids = versions.EnumerateArray().Select(version => $"\"<{version.GetProperty("to")[0].GetProperty("email").GetString()}>\"");
            return $$"""{"messageIds":[{{string.Join(',', ids)}}]}""";
        }

        return body.RootElement.TryGetProperty("emails", out var emails)
            ? $$"""{"total":{{emails.GetArrayLength()}},"queued":{{emails.GetArrayLength()}},"failed":0}"""
            : null;
    }
}
