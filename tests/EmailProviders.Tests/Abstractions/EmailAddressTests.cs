namespace EmailProviders.Tests.Abstractions;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("a.b+c_d-e@sub.example.co.uk")]
    [InlineData("o'brien@example.ie")]
    [InlineData("x@xn--bcher-kva.example")]
    public void An_ordinary_address_is_kept_as_it_is(string address) => EmailAddress.Parse(address).Address.ShouldBe(address);

    [Fact]
    public void An_international_domain_becomes_punycode() => EmailAddress.Parse("ada@bücher.example").Address.ShouldBe("ada@xn--bcher-kva.example");

    [Theory]
    [InlineData("", "empty")]
    [InlineData("ada", "no '@'")]
    [InlineData("@example.com", "nothing before")]
    [InlineData("ada@", "nothing after")]
    [InlineData("ada@localhost", "one label")]
    [InlineData("a@b@example.com", "second '@' at position 3")]
    [InlineData("\"a@x.com b\"@example.com", "second '@'")]
    [InlineData("\"quoted\"@example.com", "position 0")]
    [InlineData("a(comment)@example.com", "position 1")]
    [InlineData("Ada <ada@example.com>", "position 3")]
    [InlineData("a,b@example.com", "position 1 is not allowed before the '@'")]
    [InlineData("a;b@example.com", "position 1")]
    [InlineData("a b@example.com", "position 1")]
    [InlineData("a\r\nb@example.com", "position 1")]
    [InlineData("a\u202Eb@example.com", "position 1")]
    [InlineData("ä@example.com", "position 0 is not ASCII")]
    [InlineData("-a@example.com", "dash")]
    [InlineData(".a@example.com", "dot")]
    [InlineData("a.@example.com", "dot")]
    [InlineData("a..b@example.com", "two dots")]
    [InlineData("=?utf-8?q?x?=@example.com", "encoded-words")]
    [InlineData("a@[127.0.0.1]", "position 2")]
    [InlineData("a@127.0.0.1", "IP addresses")]
    [InlineData("a@exa mple.com", "position 5")]
    [InlineData("a@-example.com", "dash")]
    [InlineData("a@example..com", "label at position 10 is empty")]
    [InlineData("a@example.com\n", "position 13")]
    [InlineData("a@ⓖoogle.com", "plain form")]
    [InlineData("a@ﬀ.com", "plain form")]
    [InlineData("a@paypal\u200B.com", "position 8")]
    [InlineData("a@b。com", "plain form, at position 2")]
    [InlineData("a@example.ﬀ.com", "plain form, at position 10")]
    [InlineData("a@sub.xn--0.com", "label at position 6 is not valid punycode")]
    [InlineData("a@sub.xn--paypal-k10c.com", "label at position 6 is not valid punycode")]
    [InlineData("a@ab--cd.com", "label at position 2 has two dashes")]
    [InlineData("a@example.tld-2", "last label does not end in a letter")]
    [InlineData("=?b?x=@example.com?=@example.com", "second '@'")]
    [InlineData("a\uE000@example.com", "position 1")]
    [InlineData("a\u037E@example.com", "position 1")]
    public void Anything_else_is_refused_with_the_place_and_without_the_text(string address, string reason)
    {
        var exception = Should.Throw<FormatException>(() => EmailAddress.Parse(address));
        exception.Message.ShouldContain(reason);
        if (address.Length > 1)
            exception.Message.ShouldNotContain(address);
        EmailAddress.TryParse(address, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(64, null)]
    [InlineData(65, "before the '@' has 65 characters, 64 are the most")]
    public void The_local_part_has_64_characters_at_most(int length, string? problem) => ShouldBe(new string('a', length) + "@example.com", problem);

    [Theory]
    [InlineData(63, null)]
    [InlineData(64, "label at position 2 is over 63 characters")]
    public void A_label_has_63_characters_at_most(int length, string? problem) => ShouldBe($"a@{new string('b', length)}.example.com", problem);

    [Theory]
    [InlineData(62, null)]
    [InlineData(63, "it has 255 characters, 254 are the most")]
    public void The_whole_has_254_characters_at_most(int length, string? problem)
    {
        var label = new string('b', 62);
        ShouldBe($"{new string('a', length - 1)}@{label}.{label}.{label}.com", problem);
    }

    [Theory]
    [InlineData(1, 31, null)]
    [InlineData(2, 31, "punycode it is over 254 characters")]
    [InlineData(1, 32, "the domain has 260 characters, 253 are the most")]
    public void The_whole_is_measured_as_it_is_sent(int local, int labels, string? problem) =>
        ShouldBe($"{new string('a', local)}@{string.Concat(Enumerable.Repeat("é.", labels))}comm", problem);

    private static void ShouldBe(string address, string? problem)
    {
        EmailAddress.TryParse(address, out _).ShouldBe(problem is null);
        if (problem is not null)
            Should.Throw<FormatException>(() => EmailAddress.Parse(address)).Message.ShouldContain(problem);
    }

    [Theory]
    [InlineData("a\r\nBcc: x", "position 1 is a control")]
    [InlineData("a\u202Eb", "position 1 is a control")]
    [InlineData("a\u2028b", "position 1 is a control")]
    [InlineData("=?utf-8?q?a?=", "it is encoded (RFC 2047)")]
    [InlineData("\u0301a", "begins with a combining character")]
    [InlineData("\u0903a", "begins with a combining character")]
    [InlineData("\u20DDa", "begins with a combining character")]
    public void A_display_name_that_hides_something_is_refused(string name, string problem) =>
        Should.Throw<FormatException>(() => new EmailAddress("a@example.com", name)).Message.ShouldContain(problem);

    [Fact]
    public void A_display_name_has_256_characters_at_most()
    {
        new EmailAddress("a@example.com", new string('x', 256)).DisplayName!.Length.ShouldBe(256);
        Should.Throw<FormatException>(() => new EmailAddress("a@example.com", new string('x', 257))).Message.ShouldContain("257 characters, 256 are the most");
    }

    // Not as inline data: a test's arguments pass through UTF-8, which cannot hold it.
    [Fact]
    public void Half_a_surrogate_pair_in_a_display_name_is_refused() =>
        Should.Throw<FormatException>(() => new EmailAddress("a@example.com", "a\uD800")).Message.ShouldContain("position 1");

    [Fact]
    public void A_blank_display_name_is_none() => new EmailAddress("a@example.com", "  ").DisplayName.ShouldBeNull();

    [Fact]
    public void It_prints_nothing_personal() => new EmailAddress("ada@example.com", "Ada").ToString().ShouldBe("***");

    [Fact]
    public void What_was_tried_is_the_address_or_nothing()
    {
        EmailAddress.TryParse("ada@example.com", out var address).ShouldBeTrue();
        address.Address.ShouldBe("ada@example.com");
        EmailAddress.TryParse(null, out address).ShouldBeFalse();
        address.ShouldBeNull();
        Should.Throw<ArgumentNullException>(() => EmailAddress.Parse(null!)).ParamName.ShouldBe("address");
    }

    [Theory]
    [InlineData("Ada", "Grace", "Ada")]
    [InlineData("Ada", null, "Ada")]
    [InlineData(null, "Grace", "Grace")]
    [InlineData(null, null, null)]
    public void A_name_of_its_own_comes_before_that_of_another(string? own, string? others, string? name) =>
        new EmailAddress("ada@example.com", own).OrNamed(others).ShouldBe(new EmailAddress("ada@example.com", name));

    [Fact]
    public void Text_turns_into_an_address()
    {
        EmailAddress address = "ada@example.com";
        address.ShouldBe(new EmailAddress("ada@example.com"));
    }
}
