namespace EmailProviders.Sandbox.Tests.Support;

/// <summary>The repository, found by where the tests run: a deterministic build hides its paths.</summary>
internal static class RepositoryFolder
{
    public static string PathOf(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "EmailProviders.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return Path.Combine([folder.FullName, .. path]);
    }
}
