namespace EmailProviders.DependencyInjection;

/// <summary>The handlers that hold connections. The factory never closes those of endless lifetime: they are closed with the services.</summary>
internal sealed class PrimaryHandlers : IDisposable
{
    private readonly List<HttpMessageHandler> _handlers = [];

    public T Own<T>(T handler)
        where T : HttpMessageHandler
    {
        lock (_handlers)
            _handlers.Add(handler);
        return handler;
    }

    public void Dispose()
    {
        lock (_handlers)
        {
            foreach (var handler in _handlers)
                handler.Dispose();
        }
    }
}
