namespace EmailProviders.Sandbox.Json;

/// <summary>What is wrong with a member; each provider turns it into its own code.</summary>
internal enum FaultKind
{
    Missing,
    Empty,
    WrongType,
    Invalid,
    TooLong,
    TooMany,
    Unknown,
}
