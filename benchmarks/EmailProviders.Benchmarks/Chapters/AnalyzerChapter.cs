using System.Reflection;

namespace EmailProviders.Benchmarks.Chapters;

/// <summary>P14: the trim and AOT analyzers. They run with the build, in which a warning is an error; here is read whether they did.</summary>
internal static class AnalyzerChapter
{
    public static Chapter Measure()
    {
        var areOn = Array.TrueForAll([typeof(EmailSender).Assembly, typeof(IEmailSender).Assembly], IsCompatible);
        return new Chapter([
            new Row("P14", "trim and AOT analyzers", "0 warnings", areOn ? "0 warnings: on, and warnings are errors" : "off", areOn),
        ]);
    }

    private static bool IsCompatible(Assembly assembly) => assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Any(static metadata => metadata is { Key: "IsAotCompatible" or "IsTrimmable", Value: "True" });
}
