using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Serialization.Metadata;

namespace EmailProviders.Http;

/// <summary>Makes one call to a provider and returns what came back as a value. Only the caller's own cancellation is thrown.</summary>
internal sealed class ProviderHttpClient(IHttpClientFactory factory, string clientName, TimeProvider clock)
{
    private static readonly MediaTypeWithQualityHeaderValue Json = new("application/json");

    private static readonly ProductInfoHeaderValue UserAgent =
        new("EmailProviders", typeof(ProviderHttpClient).Assembly.GetName().Version?.ToString(3));

    // One client for the application's life: the pooled-connection lifetime of its handler follows DNS.
    private readonly Lazy<HttpClient> _client = new(() => factory.CreateClient(clientName));

    /// <summary>Posts a body.</summary>
    /// <exception cref="OperationCanceledException">The caller's token was cancelled before a 2xx status line was read.</exception>
    public async Task<WireResponse<TResponse>> PostAsync<TRequest, TResponse>(
        WireRequest target,
        TRequest? body,
        JsonTypeInfo<TRequest> requestType,
        JsonTypeInfo<TResponse> responseType,
        CancellationToken cancellationToken)
        where TResponse : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var transmission = new Transmission(
            body is null ? target.Options.AttemptTimeout : target.Options.ConnectTimeout, target.Options.AttemptTimeout, clock, cancellationToken);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(target.Options.BaseAddress, target.Path));
        request.Version = HttpVersion.Version11;
        request.VersionPolicy = HttpVersionPolicy.RequestVersionExact;
        request.Headers.Accept.Add(Json);
        request.Headers.UserAgent.Add(UserAgent);
        if (target.AuthenticationHeader is not null)
            request.Headers.Add(target.AuthenticationHeader, target.AuthenticationValue);
        if (body is not null)
            request.Content = EmailContent.Create(body, requestType, transmission);

        Transmission.Current = transmission;
        try
        {
            using var response = await _client.Value
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, transmission.Token).ConfigureAwait(false);
            return await ReadAsync(response, target, responseType, transmission, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
            when (cancellationToken.IsCancellationRequested && transmission.FirstStatus is not (>= 200 and < 300))
        {
            throw Cancelled(exception, transmission, cancellationToken);
        }
        catch (Exception exception)
        {
            return WithoutAnswer<TResponse>(exception, transmission);
        }
    }

    private async Task<WireResponse<T>> ReadAsync<T>(
        HttpResponseMessage response,
        WireRequest target,
        JsonTypeInfo<T> type,
        Transmission transmission,
        CancellationToken cancellationToken)
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
        catch (Exception exception) when (response.IsSuccessStatusCode || !cancellationToken.IsCancellationRequested)
        {
            // The status line decides. What breaks after it costs the text, not the outcome.
            _ = exception;
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
