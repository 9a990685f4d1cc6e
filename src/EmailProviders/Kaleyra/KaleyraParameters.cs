using EmailProviders.Providers;

namespace EmailProviders.Kaleyra;

/// <summary>What fills <c>{{name}}</c>: the template's parameters and those in Kaleyra's terms, as one set.</summary>
internal static class KaleyraParameters
{
    private const string Field = "KaleyraSendOptions.Params";

    /// <summary>The set, or null where it is empty; what was said in Kaleyra's terms wins.</summary>
    public static IReadOnlyDictionary<string, string>? ToWire(OutgoingEmail mail, KaleyraSendOptions? extras)
    {
        var parameters = mail.Request.Template is { Parameters: { Count: > 0 } ofTemplate } ? ofTemplate : null;
        if (extras is not { Params: { Count: > 0 } ofExtras })
            return parameters;

        var merged = new Dictionary<string, string>(ofExtras, StringComparer.Ordinal);
        foreach (var (name, value) in parameters ?? new Dictionary<string, string>())
            merged.TryAdd(name, value);
        LimitChecks.CheckParameters(mail, parameters is null ? Field : $"Template.Parameters and {Field}", merged, mail.Options.Limits);
        return merged;
    }
}
