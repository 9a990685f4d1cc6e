using EmailProviders.Providers;

namespace EmailProviders.Pipeline;

/// <summary>Custom headers: token names, one line of value, and none that the provider writes itself.</summary>
internal static class HeaderValidator
{
    private const int MaxValueLength = 998;
    private const string Field = nameof(SendEmailRequest.Headers);

    public static void Validate(IReadOnlyDictionary<string, string> headers, RequestFaults faults)
    {
        if (!faults.IsMap(Field, headers) || headers.Count == 0)
            return;

        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in new MapEntries(headers))
        {
            if (!HeaderGrammar.IsName(name))
                faults.Add(Field, "has a name that is not " + HeaderGrammar.NameRule);
            else if (HeaderGrammar.IsReserved(name))
                faults.Add($"{Field}[{name}]", "is a standard header; set the member of the request that stands for it.");
            else if (!seen.Add(name))
                faults.Add($"{Field}[{name}]", "occurs twice; header names know no letter case.");
            else if (value is null || value.Length > MaxValueLength)
                faults.Add($"{Field}[{name}]", $"must have a value of at most {MaxValueLength} characters.");
            else if (TextGrammar.ProblemOfVisibleText(value) is { } problem)
                faults.Add($"{Field}[{name}]", $"has a value that is not plain text of one line: {problem}.");
        }
    }
}
