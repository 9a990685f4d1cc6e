namespace EmailProviders.Tests;

/// <summary>The files of the repository in which these tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Whether files that are generated are written instead of compared; never where they are checked.</summary>
    public static bool IsUpdating(string variable)
    {
        var updating = Environment.GetEnvironmentVariable(variable) == "1";
        if (updating)
            Environment.GetEnvironmentVariable("CI").ShouldBeNull($"{variable} is for developers only");
        return updating;
    }

    private static string Find(string folder) => File.Exists(Path.Combine(folder, "EmailProviders.sln"))
        ? folder
        : Find(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder)) ?? throw new InvalidOperationException("The tests run outside of their repository."));
}
