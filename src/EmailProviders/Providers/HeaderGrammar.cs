using System.Buffers;
using System.Collections.Frozen;

namespace EmailProviders.Providers;

/// <summary>Names of headers: tokens of RFC 9110, and those that only the provider may write.</summary>
internal static class HeaderGrammar
{
    /// <summary>What a name may be, for an error.</summary>
    public const string NameRule = "a token of 1 to 64 letters, digits or !#$%&'*+-.^_`|~.";

    private const int MaxNameLength = 64;

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~");

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "From", "To", "Cc", "Bcc", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "Return-Path", "Received", "MIME-Version",
        "Apparently-To", "Delivered-To", "Envelope-To", "X-Original-To", "Authentication-Results", "Received-SPF",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] ReservedPrefixes = ["Content-", "DKIM-", "DomainKey-", "ARC-", "Resent-"];

    public static bool IsName(string? name) => name is { Length: > 0 and <= MaxNameLength } && !name.AsSpan().ContainsAnyExcept(TokenCharacters);

    /// <summary>Whether the header says who sent the mail to whom, how it is built or where it came from: never a caller's to write.</summary>
    public static bool IsReserved(string name) =>
        Reserved.Contains(name) || Array.Exists(ReservedPrefixes, prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
