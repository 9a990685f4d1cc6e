using System.Text.Json;

namespace EmailProviders.Tests.Security;

/// <summary>Vectors that others wrote: what they call one valid address is taken as it is, everything else is refused.</summary>
public sealed class AddressVectorTests
{
    private static readonly Lazy<IReadOnlyList<Vector>> Vectors = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.PathOf("tests", "EmailProviders.Tests", "Security", "Vectors"), "*.json").SelectMany(Read),
    ]);

    // The name alone is the test's data: the texts hold what a test runner's log could not carry.
    public static TheoryData<string> Names() => [.. Vectors.Value.Select(vector => vector.Id)];

    [Fact]
    public void There_are_as_many_as_were_collected() => Vectors.Value.Count.ShouldBeGreaterThan(350);

    [Theory]
    [MemberData(nameof(Names))]
    public void S2_a_vector_is_taken_as_it_is_or_refused_without_repeating_it(string name)
    {
        var vector = Vectors.Value.Single(vector => vector.Id == name);
        EmailAddress.TryParse(vector.Text, out var parsed).ShouldBe(vector.Address is not null, vector.Verdict);
        if (vector.Address is not null)
        {
            parsed!.Address.ShouldBe(vector.Address);
            return;
        }

        var message = Should.Throw<FormatException>(() => new EmailAddress(vector.Text)).Message;
        message.ShouldAllBe(character => character >= ' ' && character <= '~');
        if (vector.Text.Length > 3)
            message.ShouldNotContain(vector.Text);
    }

    private static IEnumerable<Vector> Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        foreach (var row in document.RootElement.EnumerateArray())
        {
            yield return new Vector(
                $"{Path.GetFileNameWithoutExtension(path)} {row.GetProperty("id").GetString()}",
                row.GetProperty("text").GetString()!,
                row.GetProperty("verdict").GetString()!,
                row.GetProperty("address").GetString());
        }
    }

    private sealed record Vector(string Id, string Text, string Verdict, string? Address);
}
