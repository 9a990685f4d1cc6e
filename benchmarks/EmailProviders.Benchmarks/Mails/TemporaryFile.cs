namespace EmailProviders.Benchmarks.Mails;

/// <summary>A file of arbitrary bytes, deleted at the end.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private TemporaryFile(string path) => Path = path;

    public string Path { get; }

    public static TemporaryFile Create(int bytes)
    {
        var content = new byte[bytes];
        new Random(bytes).NextBytes(content);
        var path = System.IO.Path.GetTempFileName();
        File.WriteAllBytes(path, content);
        return new TemporaryFile(path);
    }

    public void Dispose() => File.Delete(Path);
}
