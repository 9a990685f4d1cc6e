using System.Globalization;
using EmailProviders.Sandbox.Server;
using Microsoft.AspNetCore.Http;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>What a list is asked for.</summary>
/// <param name="Words">All of them must be found, letter case aside.</param>
/// <param name="Provider">One provider, or null.</param>
/// <param name="Outcome">accepted, rejected, or null.</param>
/// <param name="Before">Only calls of a lower number: the next page.</param>
/// <param name="After">Only calls of a higher number: what is new.</param>
/// <param name="Limit">The most calls in the answer.</param>
internal sealed record CallQuery(string[] Words, string? Provider, string? Outcome, long Before, long After, int Limit)
{
    public const int DefaultLimit = 100;
    public const int MaxLimit = 1000;

    private static readonly string[] Names = ["q", "provider", "outcome", "before", "after", "limit"];

    /// <summary>Reads a query string, and says everything that is wrong with it.</summary>
    public static CallQuery Read(IQueryCollection query, out IReadOnlyList<string> faults)
    {
        var found = new List<string>();
        found.AddRange(query.Keys.Where(static name => !Names.Contains(name)).Select(static name => $"{name} is not known: use {string.Join(", ", Names)}."));
        var result = new CallQuery(
            query["q"].ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries),
            Choice("provider", [.. ProviderNames.All, "none"]),
            Choice("outcome", [CallSummary.Accepted, CallSummary.Rejected]),
            Number("before", long.MaxValue, long.MaxValue),
            Number("after", 0, long.MaxValue),
            (int)Number("limit", DefaultLimit, MaxLimit));
        faults = found;
        return result;

        string? Choice(string name, string[] values)
        {
            var value = query[name].ToString();
            if (value.Length > 0 && !values.Contains(value))
            {
                found.Add($"{name} must be one of {string.Join(", ", values)}.");
            }

            return value.Length > 0 ? value : null;
        }

        long Number(string name, long absent, long max)
        {
            var value = query[name].ToString();
            if (value.Length == 0)
            {
                return absent;
            }

            if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > max || (name == "limit" && number == 0))
            {
                found.Add($"{name} must be a whole number{(name == "limit" ? $" from 1 to {max}" : "")}.");
                return absent;
            }

            return number;
        }
    }

    public bool Fits(KeptCall call) =>
        (Provider is null || (call.Mail?.Provider ?? call.Rejection!.Provider ?? "none") == Provider)
        && (Outcome is null || (call.Mail is not null) == (Outcome == CallSummary.Accepted))
        && Array.TrueForAll(Words, word => CallText.Of(call).Any(text => text.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
