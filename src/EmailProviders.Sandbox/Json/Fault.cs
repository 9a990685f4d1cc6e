namespace EmailProviders.Sandbox.Json;

/// <param name="Path">The member, dotted from the root, items by index: <c>to.0</c>.</param>
/// <param name="Kind">The class of fault.</param>
/// <param name="Problem">The rest of a sentence that starts with the member: "must be a string".</param>
internal sealed record Fault(string Path, FaultKind Kind, string Problem)
{
    public override string ToString() => Path.Length == 0 ? $"the body {Problem}" : $"{Path} {Problem}";
}
