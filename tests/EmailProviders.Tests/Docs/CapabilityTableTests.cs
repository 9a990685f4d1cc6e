namespace EmailProviders.Tests.Docs;

/// <summary>The tables in the documents are what the descriptors say. <c>UPDATE_DOCS=1</c> rewrites them.</summary>
public sealed class CapabilityTableTests
{
    private static readonly IReadOnlyList<EmailProviderDescriptor> Providers = [.. KnownProviders.All.Select(slice => slice.Descriptor)];

    [Fact]
    public void The_README_has_the_table() =>
        ShouldHold(Repository.PathOf("README.md"), "capabilities", CapabilityTable.OfFeatures(Providers));

    [Fact]
    public void The_capabilities_page_has_all_tables()
    {
        var page = Repository.PathOf("docs", "capabilities.md");
        ShouldHold(page, "capabilities", CapabilityTable.OfFeatures(Providers));
        ShouldHold(page, "limits", CapabilityTable.OfLimits(Providers));
        ShouldHold(page, "notes", CapabilityTable.OfNotes(Providers));
    }

    [Fact]
    public void The_reliability_page_has_the_table_of_dispositions() =>
        ShouldHold(Repository.PathOf("docs", "reliability.md"), "dispositions", DispositionDocs.Table(), "the table");

    [Fact]
    public void Every_feature_has_a_row() =>
        CapabilityTable.Features.Order().ShouldBe(Enum.GetValues<EmailFeatures>().Where(feature => feature != EmailFeatures.None).Order());

    [Fact]
    public void A_changed_descriptor_changes_the_table() =>
        CapabilityTable.OfFeatures([Providers[0] with { Native = EmailFeatures.None }]).ShouldNotBe(CapabilityTable.OfFeatures([Providers[0]]));

    private static void ShouldHold(string file, string mark, string expected, string source = "the descriptors")
    {
        var begin = $"<!-- {mark}: generated from {source} -->\n";
        var end = $"<!-- end of {mark} -->";
        var text = File.ReadAllText(file);
        var start = text.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        start.ShouldBeGreaterThan(begin.Length - 1, $"{file} has no mark {begin}");
        var stop = text.IndexOf(end, StringComparison.Ordinal);
        if (Repository.IsUpdating("UPDATE_DOCS"))
        {
            File.WriteAllText(file, string.Concat(text.AsSpan(0, start), expected, text.AsSpan(stop)));
            return;
        }

        text[start..stop].ShouldBe(expected);
    }
}
