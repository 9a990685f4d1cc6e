using System.Text.RegularExpressions;

namespace EmailProviders.Tests.Docs;

/// <summary>What the README shows is what is compiled.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    [Fact]
    public void The_first_mail_is_the_sample() =>
        CodeBlocks()[0].ShouldBe(File.ReadAllText(Repository.PathOf("samples", "FirstMail", "Program.cs")));

    [Fact]
    public void The_first_mail_takes_20_lines_at_most() => CodeBlocks()[0].AsSpan().Count('\n').ShouldBeLessThanOrEqualTo(20);

    [Fact]
    public void Every_other_block_is_compiled_in_the_snippets()
    {
        var snippets = File.ReadAllText(Repository.PathOf("tests", "EmailProviders.Tests", "Docs", "Snippets.cs"));
        var compiled = Whitespace().Replace(snippets, " ");
        foreach (var block in CodeBlocks().Skip(1))
            compiled.ShouldContain(Whitespace().Replace(block, " ").Trim());
    }

    [Fact]
    public void Every_link_leads_to_a_file()
    {
        foreach (var page in (string[])["README.md", "CONTRIBUTING.md", .. Directory.GetFiles(Repository.PathOf("docs"), "*.md", SearchOption.AllDirectories)])
        {
            var folder = Path.GetDirectoryName(Path.GetFullPath(Repository.PathOf(page)))!;
            foreach (Match link in Link().Matches(File.ReadAllText(Repository.PathOf(page))))
                Path.Exists(Path.Combine(folder, link.Groups[1].Value)).ShouldBeTrue($"{page}: {link.Groups[1].Value}");
        }
    }

    private static List<string> CodeBlocks() => [.. CSharpBlock().Matches(Readme).Select(match => match.Groups[1].Value)];

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex CSharpBlock();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Whitespace();

    [GeneratedRegex(@"\]\((?!http)([^)#]+)")]
    private static partial Regex Link();
}
