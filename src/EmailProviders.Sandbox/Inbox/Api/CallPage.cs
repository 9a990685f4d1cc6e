using EmailProviders.Sandbox.Server;

namespace EmailProviders.Sandbox.Inbox.Api;

/// <summary>The answer of <c>GET inbox</c>.</summary>
/// <param name="Items">Newest first.</param>
/// <param name="Next">What to ask <c>before</c> for the next page; null on the last one.</param>
/// <param name="Matching">How many calls fit the search and the filters, of all pages.</param>
/// <param name="Total">How many calls are kept.</param>
/// <param name="Forgotten">How many were forgotten for want of room.</param>
/// <param name="Newest">The highest number so far: what to ask <c>after</c> for what is new.</param>
/// <param name="Deletions">How often calls were deleted.</param>
internal sealed record CallPage(
    IReadOnlyList<CallSummary> Items, long? Next, int Matching, int Total, long Forgotten, long Newest, long Deletions)
{
    public static CallPage Of(CallLog log, CallQuery query)
    {
        // Read before the calls: what arrives in between is told again rather than missed.
        var (newest, deletions) = (log.Newest, log.Deletions);
        var all = log.Snapshot();
        var fitting = all.Where(query.Fits).ToArray();
        var page = fitting.Where(call => call.Number < query.Before && call.Number > query.After).Take(query.Limit + 1).ToArray();
        var hasMore = page.Length > query.Limit;
        var items = page.Take(query.Limit).Select(CallSummary.Of).ToArray();
        return new CallPage(items, hasMore ? items[^1].Number : null, fitting.Length, all.Count, log.Forgotten, newest, deletions);
    }
}
