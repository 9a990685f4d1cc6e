namespace EmailProviders.Pipeline;

/// <summary>One provider of a route.</summary>
/// <param name="Name">Its registered name.</param>
/// <param name="Sender">Its engine, with the split of recipients around it.</param>
/// <param name="Batches">Its batch call; null where it has none.</param>
internal sealed record RouteTarget(string Name, IInnerSender Sender, IBatchProvider? Batches = null);
