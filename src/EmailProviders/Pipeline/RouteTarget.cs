namespace EmailProviders.Pipeline;

/// <summary>One provider of a route.</summary>
/// <param name="Name">Its registered name.</param>
/// <param name="Sender">Its engine, with the split of recipients around it.</param>
internal sealed record RouteTarget(string Name, IEmailSender Sender);
