namespace EmailProviders.Tests.Abstractions;

public sealed class EmailAttachmentTests
{
    [Theory]
    [InlineData("invoice.pdf", "application/pdf")]
    [InlineData("INVOICE.PDF", "application/pdf")]
    [InlineData("notes.xyz", "application/octet-stream")]
    [InlineData("noextension", "application/octet-stream")]
    public void The_type_comes_from_the_name(string name, string type) => EmailAttachment.FromBytes(default, name).ContentType.ShouldBe(type);

    [Theory]
    [InlineData("../../x")]
    [InlineData("C:\\x")]
    [InlineData("a/b")]
    [InlineData("a\u202Efdp.exe")]
    [InlineData("x\r\nContent-Type:")]
    [InlineData(".hidden")]
    [InlineData("a\"b")]
    [InlineData("")]
    [InlineData("a|b")]
    [InlineData("a:b")]
    [InlineData("a\uFF0Fb.pdf")]
    [InlineData("a\u2100b.pdf")]
    [InlineData("CON")]
    [InlineData("nul.txt")]
    [InlineData("Com1 .pdf")]
    [InlineData("lpt\u00B9.pdf")]
    [InlineData("conin$")]
    [InlineData("name.")]
    [InlineData("name ")]
    [InlineData("=?utf-8?q?a?=.pdf")]
    [InlineData("\u0301a.pdf")]
    public void A_name_that_is_no_base_name_is_refused(string name) =>
        Should.Throw<ArgumentException>(() => EmailAttachment.FromBytes(default, name)).Message.ShouldContain("file name");

    [Theory]
    [InlineData("text")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/\r\nplain")]
    [InlineData("/")]
    public void A_type_with_parameters_or_junk_is_refused(string type) =>
        Should.Throw<ArgumentException>(() => EmailAttachment.FromBytes(default, "a.txt", type)).Message.ShouldContain("type/subtype");

    [Theory]
    [InlineData("http://example.com/a.pdf")]
    [InlineData("https://user:word@example.com/a.pdf")]
    [InlineData("file:///etc/passwd")]
    [InlineData("https://127.0.0.1/a.pdf")]
    [InlineData("https://2130706433/a.pdf")]
    [InlineData("https://0x7f.0.0.1/a.pdf")]
    [InlineData("https://[::1]/a.pdf")]
    [InlineData("https://[::ffff:10.0.0.1]/a.pdf")]
    [InlineData("https://localhost/a.pdf")]
    [InlineData("https://intranet/a.pdf")]
    [InlineData("https://files.local/a.pdf")]
    [InlineData("https://metadata.google.internal./a.pdf")]
    [InlineData("https://router.localdomain/a.pdf")]
    [InlineData("https://127。0。0。1/a.pdf")]
    [InlineData("https://files。local/a.pdf")]
    [InlineData("https://ⓛocalhost/a.pdf")]
    [InlineData("https://exa\u200Bmple.com/a.pdf")]
    [InlineData("https://ﬀ.example.com/a.pdf")]
    [InlineData("https://0177.0.0.1/a.pdf")]
    [InlineData("https://127.1/a.pdf")]
    [InlineData("https://hidden.onion/a.pdf")]
    public void A_URL_that_is_not_plain_https_is_refused(string url) =>
        Should.Throw<ArgumentException>(() => EmailAttachment.FromUrl(new Uri(url))).Message.ShouldContain("https");

    [Fact]
    public void A_URL_gives_its_last_segment_as_the_name() =>
        EmailAttachment.FromUrl(new Uri("https://example.com/files/a%20b.pdf?x=1")).FileName.ShouldBe("a b.pdf");

    [Fact]
    public void A_file_gives_its_base_name_and_is_not_touched() =>
        EmailAttachment.FromFile(Path.Combine("no", "such", "file.csv")).FileName.ShouldBe("file.csv");

    [Fact]
    public async Task A_URL_is_never_opened() =>
        await Should.ThrowAsync<InvalidOperationException>(async () =>
            await EmailAttachment.FromUrl(new Uri("https://example.com/a.pdf")).OpenAsync(TestContext.Current.CancellationToken));

    [Fact]
    public void It_prints_no_name() => EmailAttachment.FromBytes(new byte[3], "secret.pdf").ToString().ShouldNotContain("secret");
}
