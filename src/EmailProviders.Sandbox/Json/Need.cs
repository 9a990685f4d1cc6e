namespace EmailProviders.Sandbox.Json;

/// <summary>What a reader makes of an absent or null member.</summary>
internal enum Need
{
    /// <summary>May be absent; null is a wrong type.</summary>
    Optional,

    /// <summary>May be absent or null.</summary>
    Nullable,

    /// <summary>Must be there, and neither null nor an empty string or list.</summary>
    Required,
}
