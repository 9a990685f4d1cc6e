namespace EmailProviders.Pipeline;

/// <summary>How a mail passed a provider's gate, or how long it is to stay away.</summary>
/// <param name="Wait">How long to stay away; null to go on.</param>
/// <param name="IsProbe">Whether the mail is the one that goes first after a pause.</param>
/// <param name="Pauses">How many pauses there had been by then: what began before a pause says nothing about it.</param>
internal readonly record struct GateTicket(TimeSpan? Wait, bool IsProbe, int Pauses);
