namespace EmailProviders.Tests.Abstractions;

public sealed class ApiKeyTests
{
    [Fact]
    public void It_is_given_away_only_to_who_asks()
    {
        var key = new ApiKey("a-key");
        (key.Reveal(), key.ToString()).ShouldBe(("a-key", "***"));
    }

    [Fact]
    public void Text_turns_into_a_key_and_no_text_into_none()
    {
        ApiKey? none = (string?)null;
        ApiKey some = "a-key";
        none.ShouldBeNull();
        some.Reveal().ShouldBe("a-key");
        Should.Throw<ArgumentNullException>(() => new ApiKey(null!)).ParamName.ShouldBe("value");
    }

    [Theory]
    [InlineData("", true)]
    [InlineData(" \t", true)]
    [InlineData(" k ", false)]
    public void A_blank_key_is_empty(string value, bool isEmpty) => new ApiKey(value).IsEmpty.ShouldBe(isEmpty);

    [Fact]
    public void Keys_are_equal_by_their_letters()
    {
        var key = new ApiKey("a-key");
        object same = new ApiKey(string.Concat("a-", "key"));
        key.Equals((ApiKey)same).ShouldBeTrue();
        key.Equals(same).ShouldBeTrue();
        key.GetHashCode().ShouldBe(same.GetHashCode());
        key.Equals(new ApiKey("A-KEY")).ShouldBeFalse();
        key.Equals((ApiKey?)null).ShouldBeFalse();
        key.Equals((object)"a-key").ShouldBeFalse();
    }
}
