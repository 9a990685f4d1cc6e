namespace EmailProviders.Sandbox.Inbox.Web;

/// <summary>One file of the page, out of the assembly: there is nothing to build, install or fetch.</summary>
internal sealed record WebAsset(string ContentType, ReadOnlyMemory<byte> Content)
{
    private const string Prefix = "web/";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        [".html"] = "text/html; charset=utf-8",
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
    };

    private static readonly Lazy<Dictionary<string, WebAsset>> All = new(Read);

    /// <param name="name">Empty for the page itself.</param>
    public static WebAsset? Find(string name) => All.Value.GetValueOrDefault(name.Length == 0 ? "index.html" : name);

    private static Dictionary<string, WebAsset> Read()
    {
        var assembly = typeof(WebAsset).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(static name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .ToDictionary(
                static name => name[Prefix.Length..],
                name =>
                {
                    using var stream = assembly.GetManifestResourceStream(name)!;
                    var content = new byte[stream.Length];
                    stream.ReadExactly(content);
                    return new WebAsset(Types[Path.GetExtension(name)], content);
                },
                StringComparer.Ordinal);
    }
}
