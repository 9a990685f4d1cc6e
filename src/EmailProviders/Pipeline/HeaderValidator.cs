using System.Buffers;
using System.Collections.Frozen;

namespace EmailProviders.Pipeline;

/// <summary>Custom headers: token names, one line of value, and none that the provider writes itself.</summary>
internal static class HeaderValidator
{
    private const int MaxNameLength = 64;
    private const int MaxValueLength = 998;
    private const string Field = nameof(SendEmailRequest.Headers);

    private static readonly SearchValues<char> TokenCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&'*+-.^_`|~");

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "From", "To", "Cc", "Bcc", "Sender", "Reply-To", "Subject", "Date", "Message-ID", "Return-Path", "Received", "MIME-Version",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] ReservedPrefixes = ["Content-", "DKIM-", "ARC-", "Resent-"];

    public static void Validate(IReadOnlyDictionary<string, string> headers, RequestFaults faults)
    {
        if (!faults.IsMap(Field, headers) || headers.Count == 0)
            return;

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in headers)
        {
            if (name.Length is 0 or > MaxNameLength || name.AsSpan().ContainsAnyExcept(TokenCharacters))
                faults.Add(Field, $"has a name that is not a token of 1 to {MaxNameLength} letters, digits or !#$%&'*+-.^_`|~.");
            else if (IsReserved(name))
                faults.Add($"{Field}[{name}]", "is a standard header; set the member of the request that stands for it.");
            else if (!seen.Add(name))
                faults.Add($"{Field}[{name}]", "occurs twice; header names know no letter case.");
            else if (value is null || value.Length > MaxValueLength)
                faults.Add($"{Field}[{name}]", $"must have a value of at most {MaxValueLength} characters.");
            else
                faults.IsLine($"{Field}[{name}]", value);
        }
    }

    private static bool IsReserved(string name) =>
        Reserved.Contains(name) || ReservedPrefixes.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
