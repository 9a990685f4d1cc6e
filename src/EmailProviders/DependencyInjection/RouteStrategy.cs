namespace EmailProviders;

/// <summary>Which provider of a route is asked first. The others follow in the route's order, from there on around.</summary>
public enum RouteStrategy
{
    /// <summary>Always the first one.</summary>
    Ordered,

    /// <summary>Each in turn.</summary>
    RoundRobin,

    /// <summary>By chance, as <see cref="EmailProvidersOptions.Weights"/> say.</summary>
    Weighted,
}
