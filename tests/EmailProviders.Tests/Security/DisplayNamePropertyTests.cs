using System.Globalization;
using EmailProviders.Providers;
using FsCheck;
using FsCheck.Fluent;

namespace EmailProviders.Tests.Security;

/// <summary>Display names: what hides something is refused, what is accepted comes out as it went in.</summary>
public sealed class DisplayNamePropertyTests
{
    private static readonly string[] Pieces =
    [
        "Ada", "Lovelace", " ", "  ", "\"", "\\", "\\\"", ",", ";", "<", ">", "<a@b.com>", "@", "(", ")", ".", ":", "'", "O'Brien", "Ünal", "日本", "🎉", "=?", "?=", "[", "]", "Dr.", "-",
    ];

    private static readonly Arbitrary<string> Names = Gen.Elements(Pieces).NonEmptyListOf().Select(string.Concat).Where(name => name.Trim().Length > 0 && name.Length <= EmailAddress.MaxDisplayNameLength).ToArbitrary();

    [Fact]
    public void S7_a_name_in_one_text_with_the_address_reads_back_equal() => Prop.ForAll(Names, name =>
    {
        if (name.Contains("=?", StringComparison.Ordinal) && name.IndexOf("?=", name.IndexOf("=?", StringComparison.Ordinal) + 2, StringComparison.Ordinal) >= 0)
            return;

        var address = new EmailAddress("ada@example.com", name);
        MailboxParser.Parse(MailboxText.Of(address)).ShouldBe((name, "ada@example.com"));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(20_000));

    [Fact]
    public void S7_every_character_that_hides_something_is_refused_with_its_place()
    {
        var refused = 0;
        for (var code = 0; code <= 0xFFFF; code++)
        {
            var character = (char)code;
            if (CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned))
            {
                continue;
            }

            refused++;
            var message = Should.Throw<FormatException>(() => new EmailAddress("ada@example.com", $"Ada{character}L")).Message;
            message.ShouldContain("position 3");
            message.Contains(character).ShouldBeFalse();
        }

        refused.ShouldBeGreaterThan(8_000);
    }
}
