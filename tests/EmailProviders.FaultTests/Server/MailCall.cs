namespace EmailProviders.FaultTests.Server;

/// <summary>A mail at the door: what a script decides by.</summary>
/// <param name="Number">1 for the first mail at this server.</param>
internal readonly record struct MailCall(int Number);
