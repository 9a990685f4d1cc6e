using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace EmailProviders;

/// <summary>A secret that never prints: its text is only ever written to the provider's own request.</summary>
/// <param name="value">The key.</param>
[DebuggerDisplay("***")]
public sealed class ApiKey(string value) : IEquatable<ApiKey>
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _value = value ?? throw new ArgumentNullException(nameof(value));

    /// <summary>Takes a key from text; null stays null, which the options report as missing.</summary>
    /// <param name="value">The key.</param>
    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator ApiKey?(string? value) => value is null ? null : new(value);

    /// <summary>Whether there is nothing in it but white space.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(_value);

    /// <summary>Gives the key away, to write it where it belongs.</summary>
    /// <returns>The key in clear.</returns>
    public string Reveal() => _value;

    /// <inheritdoc/>
    public bool Equals(ApiKey? other) => other is not null && string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as ApiKey);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode(StringComparison.Ordinal);

    /// <summary>Three asterisks.</summary>
    public override string ToString() => "***";
}
