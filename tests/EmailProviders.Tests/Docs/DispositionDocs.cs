using System.Globalization;
using System.Text;
using EmailProviders.Pipeline;

namespace EmailProviders.Tests.Docs;

/// <summary>The table of dispositions, written for users.</summary>
internal static class DispositionDocs
{
    private const string AnyOther = "any other";

    public static string Table()
    {
        var text = new StringBuilder("| Kind | Outcome | Same provider again | Next provider | Breaker | Put aside |\n| --- | --- | --- | --- | :-: | --- |\n");
        var groups = DispositionTable.Rows.GroupBy(static row => (Kind: NameOf(row), row.Here, row.Next, row.IsOfHealth, row.Disables));
        foreach (var same in groups.OrderBy(static group => group.Key.Kind == AnyOther))
        {
            var outcomes = string.Join(", ", same.Select(static row => row.Outcome).Distinct());
            text.Append(CultureInfo.InvariantCulture,
                $"| {same.Key.Kind} | {outcomes} | {Text(same.Key.Here)} | {Text(same.Key.Next)} | {(same.Key.IsOfHealth ? "counts" : "–")} | {Text(same.Key.Disables)} |\n");
        }

        return text.ToString();
    }

    // What may have been taken is treated alike, whatever it was that went wrong.
    private static string NameOf(Disposition row) =>
        row is { Outcome: SendOutcome.Unknown, Next: NextProvider.IfDuplicatesAreAllowed } ? AnyOther : $"`{row.Kind}`";

    private static string Text(RetryHere here) => here switch
    {
        RetryHere.Quickly => "at once, `RetriesBeforeFailover` times",
        RetryHere.AfterItsWait => "after its wait, if nobody else can",
        RetryHere.UnderItsKey => "under a live idempotency key, or `Allow`",
        _ => "no",
    };

    private static string Text(NextProvider next) => next switch
    {
        NextProvider.AtOnce => "yes",
        NextProvider.IfDuplicatesAreAllowed => "only under `DuplicatePolicy.Allow`",
        _ => "never",
    };

    private static string Text(Disabled disables) => disables switch
    {
        Disabled.Provider => "the provider",
        Disabled.Sender => "the provider for this sender",
        _ => "–",
    };
}
