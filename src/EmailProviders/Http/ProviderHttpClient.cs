using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace EmailProviders.Http;

/// <summary>Makes one call to a provider and returns what came back as a value. Only the caller's own cancellation is thrown.</summary>
internal sealed class ProviderHttpClient(IHttpMessageHandlerFactory factory, string clientName, TimeProvider clock)
{
    private const long LargeBody = 1024 * 1024;

    private static readonly string UserAgent = $"EmailProviders/{typeof(ProviderHttpClient).Assembly.GetName().Version?.ToString(3)}";

    // The options are checked at start and when they change; this is the last place where a key could break its line.
    private static readonly TransportFailure FaultyKey = new(
        EmailErrorKind.Configuration, SendOutcome.NotSent, "The key holds a character that no header may hold; nothing was sent.", Exception: null);

    // One for the application's life: the pooled-connection lifetime of its handler follows DNS.
    private readonly Lazy<HandlerChain> _handlers = new(() => new HandlerChain(factory.CreateHandler(clientName)));

    private readonly AddressBook _addresses = new();

    /// <summary>Posts a body.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled before a status line was read.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<WireResponse<TResponse>> PostAsync<TRequest, TResponse>(
        WireRequest target,
        TRequest? body,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TResponse> responseType,
        CancellationToken cancellationToken)
        where TResponse : class
    {
        if (target.AuthenticationValue.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return new WireResponse<TResponse> { Failure = FaultyKey };

        var address = _addresses.Find(target.Options.BaseAddress, target.Path);
        using var transmission = new Transmission(
            address,
            body is null ? target.Options.AttemptTimeout : target.Options.ConnectTimeout,
            target.Options.AttemptTimeout,
            clock,
            cancellationToken);
        var handlers = _handlers.Value;
        using var request = CreateRequest(target, target.ShownPath is { } shown && !handlers.IsDirect ? _addresses.Find(target.Options.BaseAddress, shown) : address);
        if (body is not null && !TryWrite(body, requestType, transmission, request, out var failure))
            return new WireResponse<TResponse> { Failure = failure };

        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var response = await handlers.SendAsync(request, transmission).ConfigureAwait(false);
            return await ReadAsync(response, target, responseType, transmission).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
            when (cancellationToken.IsCancellationRequested && transmission.FirstStatus is null)
        {
            throw Cancelled(exception, transmission, cancellationToken);
        }
        catch (Exception exception)
        {
            return WithoutAnswer<TResponse>(exception, transmission);
        }
    }

    private static HttpRequestMessage CreateRequest(in WireRequest target, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
#pragma warning disable RS0030 // Constants of ours, and a key that is visible ASCII, as has been seen before: nothing is parsed at each send.
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        // .NET would take a key apart, and keep copies of the parts.
        if (target.AuthenticationHeader is not null)
            request.Headers.TryAddWithoutValidation(target.AuthenticationHeader, target.AuthenticationValue);
#pragma warning restore RS0030
        return request;
    }

    // What a caller puts into untyped extras may be of a type that JSON does not know.
    private static bool TryWrite<T>(
        T body, JsonTypeInfo<T> type, Transmission transmission, HttpRequestMessage request, [NotNullWhen(false)] out TransportFailure? failure)
    {
        try
        {
            request.Content = EmailContent.Create(body, type, transmission);
            // A large body waits for a word of the provider: a refused key costs no upload. One second later it goes all the same.
            if (request.Content.Headers.ContentLength is not <= LargeBody)
                request.Headers.ExpectContinue = true;
            failure = null;
            return true;
        }
        catch (Exception exception) when (ResponseReader.IsJunk(exception))
        {
            failure = new TransportFailure(
                EmailErrorKind.InvalidRequest, SendOutcome.NotSent, "A value of the mail cannot be written as JSON; look at ProviderOptions.", Exception: null);
            return false;
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<WireResponse<T>> ReadAsync<T>(
        HttpResponseMessage response,
        WireRequest target,
        JsonTypeInfo<T> type,
        Transmission transmission)
        where T : class
    {
        T? body = null;
        string? text = null;
        try
        {
            if (response.IsSuccessStatusCode)
                body = await ResponseReader.ReadJsonAsync(response.Content, type, transmission.Token).ConfigureAwait(false);
            else
                text = await ResponseReader.ReadTextAsync(response.Content, transmission.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            // The status line decides. What breaks after it costs the text, not the outcome.
        }

        return new WireResponse<T>
        {
            StatusCode = (int)response.StatusCode,
            Body = body,
            Text = text,
            RetryAfter = RetryAfterReader.Read(
                response.Headers, response.StatusCode == HttpStatusCode.TooManyRequests ? target.RateLimit : null, clock),
            BodyStarted = transmission.BodyStarted,
        };
    }

    // A status that was seen counts, also where a handler of the host threw its answer away to try again.
    private static WireResponse<T> WithoutAnswer<T>(Exception exception, Transmission transmission)
        where T : class => transmission.FirstStatus is { } status
            ? new() { StatusCode = status, BodyStarted = transmission.BodyStarted }
            : new() { Failure = TransportFailure.Of(exception, transmission), BodyStarted = transmission.BodyStarted };

    private static OperationCanceledException Cancelled(Exception exception, Transmission transmission, CancellationToken callerToken)
    {
        var cancelled = new OperationCanceledException("The send was cancelled by its caller.", exception, callerToken);
        cancelled.Data[EmailSendException.OutcomeKey] = transmission.BodyStarted ? SendOutcome.Unknown : SendOutcome.NotSent;
        return cancelled;
    }
}
