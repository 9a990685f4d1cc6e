namespace EmailProviders.Pipeline;

/// <summary>Makes one error of the failures along a route.</summary>
internal static class FinalError
{
    public static (EmailError Error, Exception? Inner) Of(IReadOnlyList<EmailSendException> failures)
    {
        var last = failures[^1];
        // A mail that may have been taken, or that nobody may be asked to take, is told by the provider that said so.
        if (failures.Count == 1 || DispositionTable.Find(last.Error).Next == NextProvider.Never || last.Error.Outcome == SendOutcome.Unknown)
            return (MostUncertain(failures, last.Error), last.InnerException);

        var kinds = failures.Select(static failure => failure.Error.Kind).Distinct().ToList();
        var error = last.Error with
        {
            Kind = kinds.Count == 1 ? kinds[0] : EmailErrorKind.AllProvidersUnavailable,
            Provider = null,
            Description = kinds.Count == 1
                ? $"No provider of the route took the mail. {last.Error.Description}"
                : $"No provider of the route took the mail: {string.Join("; ", failures.Select(static failure => $"{failure.Error.Provider} {failure.Error.Kind}"))}.",
            Fields = [.. failures.SelectMany(static failure => failure.Error.Fields.Select(field => field with { Problem = $"{failure.Error.Provider}: {field.Problem}" }))],
        };
        return (MostUncertain(failures, error), last.InnerException);
    }

    private static EmailError MostUncertain(IReadOnlyList<EmailSendException> failures, EmailError error) =>
        failures.Any(static failure => failure.Error.Outcome == SendOutcome.Unknown) ? error with { Outcome = SendOutcome.Unknown } : error;
}
