using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Inbox;

public sealed class EventStreamTests : InboxTests
{
    [Fact]
    public async Task Each_change_is_an_event()
    {
        using var events = await OpenAsync();
        (await events.NextAsync())["newest"]!.GetValue<int>().ShouldBe(0);

        await SendAsync(Mail);
        (await events.NextAsync())["newest"]!.GetValue<int>().ShouldBe(1);
        await SendAsync("[]");
        (await events.NextAsync())["newest"]!.GetValue<int>().ShouldBe(2);
        await DeleteAsync("inbox");
        (await events.NextAsync())["deletions"]!.GetValue<int>().ShouldBe(1);
        Sandbox.Brevo.Next(SandboxFault.Reset);
        (await events.NextAsync())["newest"]!.GetValue<int>().ShouldBe(2);
    }

    [Fact]
    public async Task A_reader_that_is_late_learns_of_many_changes_by_few_events()
    {
        using var events = await OpenAsync();
        await events.NextAsync();

        for (var i = 0; i < 50; i++)
        {
            await SendAsync(Mail);
        }

        var count = 0;
        while ((await events.NextAsync())["newest"]!.GetValue<int>() < 50)
        {
            count++;
        }

        count.ShouldBeLessThanOrEqualTo(50);
    }

    [Fact]
    public async Task The_end_of_the_sandbox_ends_the_stream()
    {
        using var events = await OpenAsync();
        await events.NextAsync();

        await Sandbox.DisposeAsync();

        await events.EndAsync();
    }

    private async Task<Events> OpenAsync()
    {
        var response = await Client.GetAsync(new Uri(Sandbox.InboxAddress, "events"), HttpCompletionOption.ResponseHeadersRead, Stop);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream");
        return new Events(response, new StreamReader(await response.Content.ReadAsStreamAsync(Stop)));
    }

    private sealed class Events(HttpResponseMessage response, StreamReader reader) : IDisposable
    {
        public async Task<JsonNode> NextAsync()
        {
            (await reader.ReadLineAsync(Stop)).ShouldBe("event: change");
            var data = (await reader.ReadLineAsync(Stop))!;
            (await reader.ReadLineAsync(Stop)).ShouldBe("");
            return JsonNode.Parse(data["data: ".Length..])!;
        }

        public async Task EndAsync()
        {
            try
            {
                await reader.ReadToEndAsync(Stop);
            }
            catch (IOException)
            {
                // Cut off is an end too.
            }
        }

        public void Dispose()
        {
            reader.Dispose();
            response.Dispose();
        }
    }
}
