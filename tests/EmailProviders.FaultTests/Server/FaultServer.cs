using System.Net;
using System.Net.Sockets;

namespace EmailProviders.FaultTests.Server;

/// <summary>One of the five providers on a bare socket, which fails as a script says.</summary>
internal sealed class FaultServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<MailCall, Step> _script;
    private readonly Task _accepting;

    public FaultServer(ProviderKind provider, Func<MailCall, Step> script, int? receiveBuffer = null)
    {
        Provider = provider;
        _script = script;
        if (receiveBuffer is { } size)
            _listener.Server.ReceiveBufferSize = size;
        _listener.Start(512);
        _accepting = AcceptAsync();
    }

    /// <summary>Fails for the first mail, and is healthy from then on.</summary>
    public FaultServer(ProviderKind provider, Step first)
        : this(provider, call => call.Number == 1 ? first : Step.Healthy)
    {
    }

    public static FaultServer Healthy(ProviderKind provider) => new(provider, _ => Step.Healthy);

    public ProviderKind Provider { get; }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public MailLog Log { get; init; } = new();

    /// <summary>What happens to a log-in, by its number.</summary>
    public Func<int, Step> LoginScript { get; init; } = _ => Step.Healthy;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var serving = new List<Task>();
        try
        {
            while (!_stop.IsCancellationRequested)
            {
                var socket = await _listener.AcceptSocketAsync(_stop.Token);
                Log.Connect();
                serving.Add(ServeAsync(socket));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The listener was stopped.
        }

        await Task.WhenAll(serving);
    }

    private async Task ServeAsync(Socket socket)
    {
        using var _ = socket;
        socket.NoDelay = true;
        try
        {
            await new Connection(socket, Provider, _script, number => LoginScript(number), Log, _stop.Token).ServeAsync();
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or EndOfStreamException or ObjectDisposedException)
        {
            // The client left, or the test is over.
        }
    }
}
