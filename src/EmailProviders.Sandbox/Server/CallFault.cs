namespace EmailProviders.Sandbox.Server;

/// <summary>What is wrong with a call before its members are looked at. No provider documents all of these.</summary>
/// <param name="Status">The HTTP status the sandbox answers.</param>
/// <param name="Reason">One sentence for the error body.</param>
internal sealed record CallFault(int Status, string Reason)
{
    public static CallFault WrongMethod { get; } = new(405, "The method is not allowed: use POST.");

    public static CallFault WrongMediaType { get; } =
        new(415, "The content type must be application/json in UTF-8, without content encoding.");

    public static CallFault NotAcceptable { get; } = new(406, "The answer is application/json, which Accept excludes.");

    public static CallFault TooLarge { get; } = new(413, "The request body is too large.");

    public static CallFault Malformed(string problem) => new(400, problem);
}
