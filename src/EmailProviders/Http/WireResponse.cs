using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace EmailProviders.Http;

/// <summary>What came back from one call, as a value: an answer, part of one, or none.</summary>
/// <remarks>A struct: nearly all of it is empty nearly always.</remarks>
/// <typeparam name="T">The provider's answer.</typeparam>
internal readonly struct WireResponse<T>
    where T : class
{
    /// <summary>The HTTP status, or null where no status line came.</summary>
    public int? StatusCode { get; init; }

    /// <summary>The answer of a 2xx, or null where it could not be read.</summary>
    public T? Body { get; init; }

    /// <summary>The text of any other answer, or null.</summary>
    public string? Text { get; init; }

    /// <summary>How long to wait, where the provider said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Why there is no answer; null where there is a status.</summary>
    public TransportFailure? Failure { get; init; }

    /// <summary>Whether the body began to leave.</summary>
    public bool BodyStarted { get; init; }

    public bool IsSuccess => StatusCode is >= 200 and < 300;

    /// <summary>Reads <see cref="Text"/> as the provider's error; null where it is something else.</summary>
    public TError? ReadText<TError>(JsonTypeInfo<TError> type)
        where TError : class
    {
        if (string.IsNullOrEmpty(Text))
            return null;

        try
        {
            return JsonSerializer.Deserialize(Text, type);
        }
        catch (Exception exception) when (ResponseReader.IsJunk(exception))
        {
            return null;
        }
    }
}
