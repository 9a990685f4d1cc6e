using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>A sandbox and a client over a real socket, one pair per test.</summary>
public abstract class SandboxTests : IAsyncLifetime
{
    protected const string Key = EmailSandboxOptions.DefaultApiKey;

    /// <summary>Hangs up at once when an answer is given up half read.</summary>
    protected HttpClient Client { get; } = new(new SocketsHttpHandler { ResponseDrainTimeout = TimeSpan.Zero, UseCookies = false });

    internal ManualClock Clock { get; } = new();

    protected EmailSandbox Sandbox { get; private set; } = null!;

    protected static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() =>
        Sandbox = await EmailSandbox.StartAsync(new EmailSandboxOptions { TimeProvider = Clock }, Stop);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Sandbox.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    internal Task<Reply> PostAsync(string path, string body, params (string Name, string Value)[] headers) =>
        CallAsync("POST", path, Encoding.UTF8.GetBytes(body), "application/json", headers);

    internal async Task<Reply> CallAsync(
        string method,
        string path,
        byte[]? body = null,
        string? contentType = null,
        params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), new Uri(Sandbox.BaseAddress, path));
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.ContentType = contentType is null ? null : MediaTypeHeaderValue.Parse(contentType);
        }

        foreach (var (name, value) in headers)
        {
            if (name == "Content-Encoding")
            {
                request.Content!.Headers.Add(name, value);
            }
            else
            {
                request.Headers.Add(name, value);
            }
        }

        using var response = await Client.SendAsync(request, Stop);
        return new Reply(
            (int)response.StatusCode,
            await response.Content.ReadAsStringAsync(Stop),
            response.Content.Headers.ContentType?.ToString(),
            response.Content.Headers.Allow.SingleOrDefault())
        {
            Headers = response.Headers.ToDictionary(header => header.Key, header => string.Join(',', header.Value)),
        };
    }

    /// <summary>Bytes that <see cref="HttpClient"/> would not send. The request must ask for the connection's end.</summary>
    internal async Task<string> RawAsync(string request)
    {
        using var socket = new TcpClient();
        await socket.ConnectAsync(Sandbox.BaseAddress.Host, Sandbox.BaseAddress.Port, Stop);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), Stop);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(Stop);
    }
}
