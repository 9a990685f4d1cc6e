using EmailProviders.Sandbox;

namespace EmailProviders.Tests.Architecture;

/// <summary>The dependency rules of the design hold, and each rule is shown to be able to fail.</summary>
public sealed class ArchitectureTests
{
    private static readonly IReadOnlyList<SourceFile> Library = SourceFile.Under("src", "EmailProviders");

    private static readonly Type[] LibraryTypes = typeof(EmailSender).Assembly.GetTypes();

    private static IEnumerable<SourceFile> AllSources => SourceFile.Under("src");

    [Fact]
    public void Rule_1_the_contract_references_nothing()
    {
        Rules.References(File.ReadAllText(Repository.PathOf("src", "EmailProviders.Abstractions", "EmailProviders.Abstractions.csproj"))).ShouldBeEmpty();
        typeof(IEmailSender).Assembly.GetReferencedAssemblies().Select(name => name.Name!).ShouldAllBe(name => name.StartsWith("System", StringComparison.Ordinal));
        Rules.References("""<Project><ItemGroup><PackageReference Include="Polly" /></ItemGroup></Project>""").ShouldBe(["Polly"]);
    }

    [Fact]
    public void Rule_2_slices_know_nothing_of_each_other()
    {
        Rules.SlicesNamedFromOutside(Library).ShouldBeEmpty();
        Rules.SlicesNamedFromOutside([File_("Brevo/BrevoMapper.cs", "var x = new KaleyraOptions();")]).ShouldHaveSingleItem();
        Rules.SlicesNamedFromOutside([File_("Pipeline/Failover.cs", "if (name is BrevoDefaults.Name)")]).ShouldHaveSingleItem();
        Rules.SlicesNamedFromOutside([File_("Pipeline/Failover.cs", "// as Brevo does\nvar s = \"Brevo\";")]).ShouldBeEmpty();
    }

    [Fact]
    public void Rule_3_only_APIs_touch_HTTP_and_mappers_are_pure()
    {
        Rules.HttpOutsideOfApis(Library).ShouldBeEmpty();
        Rules.ImpureMappers(LibraryTypes).ShouldBeEmpty();
        LibraryTypes.Count(type => type.Name.EndsWith("Mapper", StringComparison.Ordinal)).ShouldBe(Rules.Slices.Length);
        Rules.HttpOutsideOfApis([File_("Brevo/BrevoEmailSender.cs", "HttpClient client;")]).ShouldHaveSingleItem();
        Rules.ImpureMappers([typeof(WaitingMapper)]).Count().ShouldBe(2);
    }

    [Fact]
    public void Rule_4_the_inside_of_a_slice_is_internal()
    {
        Rules.PublicInternals(LibraryTypes).ShouldBeEmpty();
        Rules.PublicInternals([typeof(BrevoLeak)]).ShouldBe(["BrevoLeak is public"]);
    }

    [Fact]
    public void Rule_5_the_pipeline_knows_no_HTTP()
    {
        Rules.HttpInPipeline(Library).ShouldBeEmpty();
        Rules.HttpInPipeline([File_("Pipeline/Retry.cs", "using EmailProviders.Http;")]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Rule_6_the_sandbox_knows_nothing_of_the_library()
    {
        Rules.OwnReferences(typeof(EmailSandbox).Assembly.GetReferencedAssemblies().Select(name => name.Name!)).ShouldBeEmpty();
        Rules.References(File.ReadAllText(Repository.PathOf("src", "EmailProviders.Sandbox", "EmailProviders.Sandbox.csproj"))).ShouldBeEmpty();
        Rules.OwnReferences(["EmailProviders.Abstractions", "System.Runtime"]).ShouldHaveSingleItem();
    }

    [Fact]
    public void Rule_7_files_are_short()
    {
        Rules.LongFiles([.. AllSources]).ShouldBeEmpty();
        Rules.LongFiles([File_("Long.cs", new string('\n', 401))]).Count().ShouldBe(2);
    }

    [Fact]
    public void Every_slice_has_the_same_file_names()
    {
        Rules.MissingFiles(Library).ShouldBeEmpty();
        Rules.MissingFiles([]).Count().ShouldBe(Rules.Slices.Length * Rules.FilesOfASlice.Length);
    }

    private static SourceFile File_(string path, string text) => new("/src/EmailProviders/" + path, text);

    public sealed class BrevoLeak;

    private sealed class WaitingMapper
    {
        public static Task ToWire() => Task.CompletedTask;
    }
}
