using EmailProviders.Sandbox;

namespace EmailProviders.Tests.PublicApi;

/// <summary>
/// What users see changes on purpose only. <c>UPDATE_API=1</c> rewrites the approved files.
/// </summary>
public sealed class PublicApiTests
{
    [Theory]
    [InlineData(typeof(IEmailSender))]
    [InlineData(typeof(EmailSender))]
    [InlineData(typeof(EmailSandbox))]
    public void The_public_API_is_the_approved_one(Type anyType)
    {
        var actual = PublicApiPrinter.Print(anyType.Assembly);
        var file = Repository.PathOf("tests", "EmailProviders.Tests", "PublicApi", anyType.Assembly.GetName().Name + ".approved.txt");
        if (Repository.IsUpdating("UPDATE_API"))
            File.WriteAllText(file, actual);
        actual.ShouldBe(File.ReadAllText(file));
    }

    [Fact]
    public void The_printer_sees_a_change() =>
        PublicApiPrinter.Print(typeof(PublicApiTests).Assembly).ShouldContain("Void The_printer_sees_a_change()");
}
