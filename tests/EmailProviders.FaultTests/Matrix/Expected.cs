namespace EmailProviders.FaultTests.Matrix;

/// <summary>What the rules say of a mail that met one fault at one provider.</summary>
/// <param name="Outcome">What is known of it.</param>
/// <param name="Kind">Whose fault it is; null where it was accepted.</param>
/// <param name="HasId">Whether the id of the success was read.</param>
/// <param name="GoesOn">Whether the next provider is asked.</param>
/// <param name="Calls">How often the provider itself is asked.</param>
/// <param name="IsDuplicate">Whether the provider said that it had it already.</param>
internal sealed record Expected(
    SendOutcome Outcome, EmailErrorKind? Kind = null, bool HasId = false, bool GoesOn = false, int Calls = 1, bool IsDuplicate = false);
