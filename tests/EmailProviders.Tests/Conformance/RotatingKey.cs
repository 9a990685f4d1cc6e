using EmailProviders.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace EmailProviders.Tests.Conformance;

/// <summary>Options whose key changes while the application runs, as configuration that reloads.</summary>
internal sealed class RotatingKey : IDisposable
{
    private CancellationTokenSource _changed = new();

    public string Key { get; private set; } = "first-key";

    public void Rotate(string key)
    {
        Key = key;
        using var before = _changed;
        _changed = new CancellationTokenSource();
        before.Cancel();
    }

    public void Dispose() => _changed.Dispose();

    public Action<IServiceCollection> Register(ProviderCase provider) => services =>
        services.AddSingleton(typeof(IOptionsChangeTokenSource<>).MakeGenericType(provider.OptionsType), provider.ChangeSource(() => new CancellationChangeToken(_changed.Token)));
}

/// <summary>Tells the options monitor of changes of one named instance.</summary>
public sealed class ChangeSource<TOptions>(string name, Func<IChangeToken> token) : IOptionsChangeTokenSource<TOptions>
{
    public string Name => name;

    public IChangeToken GetChangeToken() => token();
}
