using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests;

/// <summary>The one address rule of all five, seen through MailerLogic.</summary>
public sealed class AddressTests : SandboxTests
{
    public static TheoryData<string> Overlong =>
    [
        new string('a', 65) + "@example.com",
        "a@" + new string('b', 64) + ".com",
        "a@" + string.Join('.', Enumerable.Repeat(new string('b', 50), 5)) + ".com",
    ];

    [Theory]
    [InlineData("a@b.co")]
    [InlineData("first.last+tag@sub.example.com")]
    [InlineData("o'neil_{x}@example-one.com")]
    [InlineData("müller@bücher.example")]
    [InlineData("उदाहरण@उदाहरण.भारत")]
    public async Task Addresses_are_taken(string address) => (await SendAsync(address)).Status.ShouldBe(200);

    [Theory]
    [InlineData("plain")]
    [InlineData("@example.com")]
    [InlineData("a@")]
    [InlineData("a@example")]
    [InlineData("a@@example.com")]
    [InlineData("a@b@example.com")]
    [InlineData(".a@example.com")]
    [InlineData("a.@example.com")]
    [InlineData("a..b@example.com")]
    [InlineData("a b@example.com")]
    [InlineData("a@exa mple.com")]
    [InlineData("a@-example.com")]
    [InlineData("a@example-.com")]
    [InlineData("a@example..com")]
    [InlineData("a@example.com.")]
    [InlineData("a@example.com ")]
    [InlineData("a@example.com\r\nBcc: b@example.com")]
    [InlineData("<a@example.com>")]
    [InlineData("Ada <a@example.com>")]
    [MemberData(nameof(Overlong))]
    public async Task Anything_else_is_not(string address) => (await SendAsync(address)).Status.ShouldBe(400);

    private Task<Reply> SendAsync(string to) =>
        PostAsync("/api/v1/send", $$"""{ "to": {{to.Quoted()}}, "subject": "s" }""", ("X-API-Key", Key));
}
