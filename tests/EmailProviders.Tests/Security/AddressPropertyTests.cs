using System.Text;
using EmailProviders.Kaleyra;
using FsCheck;
using FsCheck.Fluent;

namespace EmailProviders.Tests.Security;

/// <summary>What holds for any text whatsoever that is offered as an address.</summary>
public sealed class AddressPropertyTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(20_000);

    // Pieces that almost make an address, so that many a text is accepted and the others fail at every check.
    private static readonly string[] Pieces =
    [
        "a", "b", "ada", "x.y", "0", "-", "_", "+", ".", "..", "@", "@", "@example.com", "example", ".com", ".de", "bücher", "münchen", "xn--", "xn--bcher-kva",
        "日本", "пример", ",", ";", "\u037E", "\uFF0C", "\uFE50", "\uFF1B", "\uFF20", "\uFE6B", "。", "．", "\"", "(", ")", "<", ">", "[", "]", ":", "\\", " ", "\t", "\r\n",
        "\u0000", "\u00AD", "\u200B", "\u202E", "\u2028", "\uFEFF", "\uD800", "\uDC00", "e\u0301", "ﬀ", "ⓖ", "=?utf-8?q?", "?=", "🎉", "ß", "İ", "ſ", "K",
    ];

    private static readonly Arbitrary<string> Texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();

    private static readonly Arbitrary<string> Accepted = (
        from local in Gen.Elements("a", "ada.l", "o'brien", "x+y", "_", "{a}|b", "!#$%&'*+-/=?^_`{|}~")
        from labels in Gen.Elements("example", "a-b", "xn--bcher-kva", "bücher", "日本", "123", "PayPal").NonEmptyListOf()
        from top in Gen.Elements("com", "de", "рф", "xn--p1ai")
        select $"{local}@{string.Join('.', labels.Take(4))}.{top}").ToArbitrary();

    [Fact]
    public void S3_a_list_of_accepted_addresses_splits_into_the_same_list() => Prop.ForAll(Accepted.Generator.NonEmptyListOf().ToArbitrary(), texts =>
    {
        var addresses = texts.Select(text => new EmailAddress(text).Address).ToArray();
        var joined = KaleyraRecipients.Join(addresses).ShouldNotBeNull();
        foreach (var form in (NormalizationForm[])[NormalizationForm.FormC, NormalizationForm.FormKC])
        {
            joined.Normalize(form).Split(',').ShouldBe(addresses);
            joined.Normalize(form).Split([',', ';']).ShouldBe(addresses);
        }
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Fact]
    public void S3_the_proof_of_the_join_can_fail()
    {
        KaleyraRecipients.Join(["a@example.com,b@example.com"]).ShouldBeNull();
        KaleyraRecipients.Join(["a@example.com;b@example.com"]).ShouldBeNull();
        KaleyraRecipients.Join(["a\u037Eb@example.com"]).ShouldBeNull();
        KaleyraRecipients.Join(["a@example.com", "b@example.com"]).ShouldBe("a@example.com,b@example.com");
    }

    [Fact]
    public void S4_what_is_accepted_is_sent_as_it_is_and_stays_one_address() => Prop.ForAll(Texts, text =>
    {
        if (!EmailAddress.TryParse(text, out var address))
            return;

        Ascii.IsValid(address.Address).ShouldBeTrue();
        address.Address.Count(character => character == '@').ShouldBe(1);
        address.Address.IndexOfAny([',', ';', '<', '>', ':', '"', '(', ')', '[', ']', '\\', ' ']).ShouldBe(-1);
        new EmailAddress(address.Address).ShouldBe(address);
    }).Check(Many);

    [Fact]
    public void S4_a_refusal_names_a_place_and_never_the_text() => Prop.ForAll(Texts, text =>
    {
        if (EmailAddress.TryParse(text, out _))
            return;

        var message = Should.Throw<FormatException>(() => new EmailAddress(text)).Message;
        Ascii.IsValid(message).ShouldBeTrue();
        message.Any(char.IsControl).ShouldBeFalse();
    }).Check(Many);

    [Fact]
    public void S4_a_name_in_two_forms_is_one_address() =>
        EmailAddress.Parse("ada@bu\u0308cher.example").ShouldBe(EmailAddress.Parse("ada@b\u00FCcher.example"));

    [Fact]
    public void S5_punycode_and_its_letters_are_one_address() => Prop.ForAll(Accepted, text =>
    {
        var address = new EmailAddress(text).Address;
        var domain = address[(address.IndexOf('@', StringComparison.Ordinal) + 1)..];
        var letters = new System.Globalization.IdnMapping().GetUnicode(domain);
        new EmailAddress("x@" + letters).Address.ShouldBe("x@" + domain, StringCompareShould.IgnoreCase);
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("@")]
    [InlineData("(")]
    [InlineData("\"")]
    [InlineData("a@")]
    [InlineData("a@b(c)")]
    [InlineData("é")]
    [InlineData("a.")]
    public void S6_a_megabyte_of_anything_is_refused_in_passing(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
        var started = System.Diagnostics.Stopwatch.StartNew();
        for (var time = 0; time < 100; time++)
        {
            EmailAddress.TryParse(text, out _).ShouldBeFalse();
            EmailAddress.TryParse(text + "@example.com", out _).ShouldBeFalse();
            EmailAddress.TryParse("a@" + text + ".com", out _).ShouldBeFalse();
        }

        // Three megabytes a hundred times: anything that is not linear takes hours.
        started.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }
}
