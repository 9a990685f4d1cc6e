using System.Text.RegularExpressions;

namespace EmailProviders.Tests.Architecture;

/// <summary>One source file, as the architecture rules see it: its folder, its lines, and its code without comments and texts.</summary>
internal sealed partial record SourceFile(string Path, string Text)
{
    public string Name => System.IO.Path.GetFileName(Path);

    public string Folder => System.IO.Path.GetFileName(System.IO.Path.GetDirectoryName(Path)) ?? "";

    public int Lines => Text.AsSpan().Count('\n');

    public string Code { get; } = NotCode().Replace(Text, " ");

    public static IReadOnlyList<SourceFile> Under(params string[] folder) =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{System.IO.Path.DirectorySeparatorChar}obj{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Where(path => !path.Contains($"{System.IO.Path.DirectorySeparatorChar}bin{System.IO.Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(path => new SourceFile(path, File.ReadAllText(path))),
    ];

    [GeneratedRegex("""//[^\n]*|"(\\.|[^"\\\n])*"|'(\\.|[^'\\\n])'""", RegexOptions.NonBacktracking)]
    private static partial Regex NotCode();
}
