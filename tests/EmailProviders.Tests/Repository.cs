using System.Runtime.CompilerServices;

namespace EmailProviders.Tests;

/// <summary>The files of the repository that these tests are compiled from.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Folder(), "..", ".."));

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Whether files that are generated are written instead of compared; never where they are checked.</summary>
    public static bool IsUpdating(string variable)
    {
        var updating = Environment.GetEnvironmentVariable(variable) == "1";
        if (updating)
            Environment.GetEnvironmentVariable("CI").ShouldBeNull($"{variable} is for developers only");
        return updating;
    }

    private static string Folder([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
