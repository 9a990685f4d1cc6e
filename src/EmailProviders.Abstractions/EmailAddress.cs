using System.Diagnostics.CodeAnalysis;

namespace EmailProviders;

/// <summary>One e-mail address with an optional display name.</summary>
/// <remarks>
/// The local part is an ASCII dot-atom, as no provider declares support for others (RFC 6531); the domain has two labels or more, and an
/// international one is kept as punycode. Quoted local parts, comments, groups, encoded-words and IP literals are refused, and so is
/// whatever normalisation would turn into something else. <see cref="ToString"/> prints asterisks: read <see cref="Address"/>.
/// </remarks>
public sealed record EmailAddress
{
    /// <summary>The longest display name, in characters.</summary>
    public const int MaxDisplayNameLength = 256;

    private EmailAddress() => Address = "";

    /// <summary>Makes an address.</summary>
    /// <param name="address">A bare address, such as <c>ada@example.com</c>: no display name, no angle brackets.</param>
    /// <param name="displayName">The name shown beside it; null, empty or white space for none.</param>
    /// <exception cref="FormatException">One of them is not valid. The message does not repeat it.</exception>
    public EmailAddress(string address, string? displayName = null)
    {
        ArgumentNullException.ThrowIfNull(address);
        Address = AddressGrammar.Normalize(address, out var problem)
            ?? throw new FormatException($"The e-mail address is not valid: {problem}.");
        DisplayName = string.IsNullOrWhiteSpace(displayName) ? null : displayName;
        if (DisplayName is not null && DisplayNameGrammar.FindProblem(DisplayName) is { } nameProblem)
            throw new FormatException($"The display name is not valid: {nameProblem}.");
    }

    /// <summary>The address as it is sent: in NFC, an international domain in punycode.</summary>
    public string Address { get => field ?? ""; private init; }

    /// <summary>The display name, or null.</summary>
    public string? DisplayName { get; private init; }

    /// <summary>Makes an address of text, by <see cref="Parse"/>.</summary>
    /// <param name="address">A bare address.</param>
    public static implicit operator EmailAddress(string address) => Parse(address);

    /// <summary>Makes an address of text.</summary>
    /// <param name="address">A bare address, such as <c>ada@example.com</c>.</param>
    /// <returns>The address.</returns>
    /// <exception cref="FormatException">It is not valid.</exception>
    public static EmailAddress Parse(string address) => new(address);

    /// <summary>Makes an address of text if it is valid.</summary>
    /// <param name="address">A bare address, such as <c>ada@example.com</c>.</param>
    /// <param name="result">The address, or null.</param>
    /// <returns>Whether it is valid.</returns>
    public static bool TryParse([NotNullWhen(true)] string? address, [NotNullWhen(true)] out EmailAddress? result)
    {
        result = address is not null && AddressGrammar.Normalize(address, out _) is { } normalized ? new EmailAddress { Address = normalized } : null;
        return result is not null;
    }

    /// <summary>The same address with the display name of another where it has none itself.</summary>
    internal EmailAddress OrNamed(string? displayName) => DisplayName is not null || displayName is null ? this : this with { DisplayName = displayName };

    /// <summary>Three asterisks: an address is personal.</summary>
    public override string ToString() => "***";
}
