using System.Text.RegularExpressions;
using EmailProviders.Sandbox.Json;
using EmailProviders.Sandbox.Syntax;

namespace EmailProviders.Sandbox.Kaleyra;

/// <summary>The variables of a mail and whether they are put in.</summary>
internal sealed partial record KaleyraParameters(IReadOnlyDictionary<string, string> Values, bool? Dynamic)
{
    private const int MaxPairs = 20;
    private const int MaxKey = 20;
    private const int MaxValue = 4000;

    public static KaleyraParameters Read(ObjectReader members)
    {
        var values = members.TextMap("params");
        if (values.Count > MaxPairs)
        {
            members.Fault("params", FaultKind.TooMany, $"must not have more than {MaxPairs} pairs");
        }

        foreach (var (key, value) in values)
        {
            if (TextSyntax.IsLongerThan(key, MaxKey))
            {
                members.Fault("params", FaultKind.TooLong, $"key must not be longer than {MaxKey} characters");
            }

            if (TextSyntax.IsLongerThan(value, MaxValue))
            {
                members.Fault("params", FaultKind.TooLong, $"value must not be longer than {MaxValue} characters");
            }
        }

        return new KaleyraParameters(values, members.Flag("dynamic_content"));
    }

    /// <summary>Puts values into <c>{{key}}</c>; a key without a value stays, as in the page's sample.</summary>
    public string? Fill(string? text) => text is null || Dynamic != true
        ? text
        : Placeholder().Replace(text, match => Values.GetValueOrDefault(match.Groups[1].Value, match.Value));

    [GeneratedRegex(@"\{\{([^{}]+)\}\}")]
    private static partial Regex Placeholder();
}
