using System.Text.RegularExpressions;

namespace EmailProviders.Tests.Docs;

/// <summary>The table of holes names the tests that guard us: each of them exists.</summary>
public sealed partial class SecurityDocs
{
    private static readonly string Tests = string.Concat(Directory.EnumerateFiles(Repository.PathOf("tests"), "*.cs", SearchOption.AllDirectories).Select(File.ReadAllText));

    [Fact]
    public void Every_test_that_the_table_names_exists()
    {
        var named = NamesIn(File.ReadAllText(Repository.PathOf("docs", "security.md")));
        named.Count.ShouldBeGreaterThan(20);
        Missing(named).ShouldBeEmpty();
        // In two parts, so that this file does not hold the name that it says is missing.
        Missing(["S99_no_such" + "_test"]).ShouldHaveSingleItem();
    }

    private static IEnumerable<string> Missing(IEnumerable<string> names) =>
        names.Where(name => !Tests.Contains(" " + name, StringComparison.Ordinal));

    private static List<string> NamesIn(string page) => [.. TestName().Matches(page).Select(match => match.Groups[1].Value)];

    [GeneratedRegex(@"`([A-Z]\w*Tests|[A-Z]\w*_\w*)…?`")]
    private static partial Regex TestName();
}
