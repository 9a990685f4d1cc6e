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
    [InlineData(" .hidden")]
    [InlineData("\u00A0name")]
    [InlineData("\u3000name")]
    [InlineData("=?utf-8?q?a?=.pdf")]
    [InlineData("\u0301a.pdf")]
    [InlineData("a\u2044b.pdf")]
    [InlineData("a\u2215b.pdf")]
    [InlineData("a\u2571b.pdf")]
    [InlineData("a\u27CBb.pdf")]
    [InlineData("a\u29F8b.pdf")]
    [InlineData("a\u2216b.pdf")]
    [InlineData("a\u2572b.pdf")]
    [InlineData("a\u27CDb.pdf")]
    [InlineData("a\u29F5b.pdf")]
    [InlineData("a\u29F9b.pdf")]
    [InlineData("C\u2236b.pdf")]
    [InlineData("C\uA789b.pdf")]
    [InlineData("C\u205Ab.pdf")]
    [InlineData("a\u00A5b.pdf")]
    [InlineData("a\u20A9b.pdf")]
    [InlineData("\u2024hidden")]
    [InlineData("\u2025x")]
    [InlineData("name\u2024")]
    [InlineData("name\u00A0")]
    [InlineData("name\u3000")]
    [InlineData("\uFF23\uFF2F\uFF2E.txt")]
    [InlineData("CO\uFF2E")]
    [InlineData("COM\u2460.txt")]
    [InlineData("invoice\u2024exe")]
    [InlineData("invoice.\uFF45\uFF58\uFF45")]
    public void A_name_that_is_no_base_name_is_refused(string name) =>
        Should.Throw<ArgumentException>(() => EmailAttachment.FromBytes(default, name)).Message.ShouldContain("file name");

    [Theory]
    [InlineData(" ", "it is empty")]
    [InlineData("a/b", "position 1 belongs to a path")]
    [InlineData("ab\u2215c", "position 2 is drawn like one of a path")]
    [InlineData("name.", "begins or ends with a dot or a space")]
    [InlineData("aux.txt", "a device in Windows")]
    [InlineData("a\uFF0Fb", "stands for one of a path")]
    [InlineData("\uFF21\uFF35\uFF38", "in their plain form, it is the name of a device")]
    [InlineData("a\u2024exe", "extension is another one")]
    [InlineData("a\u0007", "position 1 is a control")]
    public void A_refusal_says_what_is_wrong_with_a_name(string name, string problem) =>
        Should.Throw<ArgumentException>(() => EmailAttachment.FromBytes(default, name)).Message.ShouldContain(problem);

    [Theory]
    [InlineData("Rechnung Größe 1½.pdf")]
    [InlineData("請求書（11月）.pdf")]
    [InlineData("ﾃｽﾄ.csv")]
    [InlineData("Ωmega™ v1.2.zip")]
    [InlineData("ノート.txt")]
    [InlineData("e\u0301te\u0301.pdf")]
    [InlineData("Messung 1.5 µm")]
    [InlineData("CONTRACT.pdf")]
    [InlineData("a.con")]
    [InlineData("a b.pdf")]
    public void A_name_in_any_language_is_kept_to_the_letter(string name) => EmailAttachment.FromBytes(default, name).FileName.ShouldBe(name);

    [Theory]
    [InlineData(200, true)]
    [InlineData(201, false)]
    public void A_name_has_200_bytes_at_most(int bytes, bool isValid)
    {
        var name = "é" + new string('a', bytes - 6) + ".pdf";
        if (isValid)
            EmailAttachment.FromBytes(default, name).FileName.ShouldBe(name);
        else
            Should.Throw<ArgumentException>(() => EmailAttachment.FromBytes(default, name)).Message.ShouldContain("over 200 bytes");
    }

    [Theory]
    [InlineData("text")]
    [InlineData("text/plain; charset=utf-8")]
    [InlineData("text/\r\nplain")]
    [InlineData("te xt/plain")]
    [InlineData("text/plain/x")]
    [InlineData("text/pläin")]
    [InlineData("/")]
    [InlineData("/plain")]
    [InlineData("text/")]
    public void A_type_with_parameters_or_junk_is_refused(string type) =>
        Should.Throw<ArgumentException>(() => EmailAttachment.FromBytes(default, "a.txt", type)).Message.ShouldContain("type/subtype");

    [Theory]
    [InlineData("application/vnd.x-y.z+json")]
    [InlineData("a/b")]
    public void A_plain_type_is_kept(string type) => EmailAttachment.FromBytes(default, "a.txt", type).ContentType.ShouldBe(type);

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void A_type_has_255_characters_at_most(int length, bool isValid)
    {
        var type = "text/" + new string('x', length - 5);
        if (isValid)
            EmailAttachment.FromBytes(default, "a.txt", type).ContentType.ShouldBe(type);
        else
            Should.Throw<ArgumentException>(() => EmailAttachment.FromBytes(default, "a.txt", type));
    }

    [Theory]
    [InlineData("http://example.com/a.pdf")]
    [InlineData("https://user:word@example.com/a.pdf")]
    [InlineData("https://@example.com/a.pdf")]
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
    [InlineData("https://files.default.svc/a.pdf")]
    [InlineData("https://files.service.consul/a.pdf")]
    [InlineData("https://nas.localnet/a.pdf")]
    [InlineData("https://nas.home.arpa/a.pdf")]
    [InlineData("https://1.0.168.192.in-addr.arpa/a.pdf")]
    [InlineData("https://a.loopback/a.pdf")]
    [InlineData("https://files.test/a.pdf")]
    [InlineData("https://x.1e1/a.pdf")]
    [InlineData("https://10.0.0.1x2/a.pdf")]
    [InlineData("https://xn--a.com/a.pdf")]
    [InlineData("https://files.xn--0.example.com/a.pdf")]
    [InlineData("https://xn--paypal-k10c.com/a.pdf")]
    [InlineData("https://example.com:8443/a.pdf")]
    [InlineData("https://example.com:22/a.pdf")]
    public void A_URL_that_is_not_plain_https_is_refused(string url) =>
        Should.Throw<ArgumentException>(() => EmailAttachment.FromUrl(new Uri(url))).Message.ShouldContain("https");

    [Theory]
    [InlineData("https://example.com:443/a.pdf")]
    [InlineData("https://my_bucket.r3---sn-x.example.com/a.pdf?X-Signature=a%20b")]
    [InlineData("https://xn--bcher-kva.example.com/a.pdf")]
    [InlineData("https://bücher.example.com/a.pdf")]
    [InlineData("https://example.xn--p1ai/a.pdf")]
    [InlineData("https://EXAMPLE.COM./a.pdf")]
    [InlineData("https://1e1.example.com/a.pdf")]
    public void A_public_URL_is_kept_as_it_is(string url) => EmailAttachment.FromUrl(new Uri(url)).Url.ShouldBe(new Uri(url));

    [Theory]
    [InlineData(2048, true)]
    [InlineData(2049, false)]
    public void A_URL_has_2048_characters_at_most(int length, bool isValid)
    {
        const string Start = "https://example.com/";
        var url = new Uri(Start + new string('a', length - Start.Length));
        if (isValid)
            EmailAttachment.FromUrl(url, "a.pdf").Url.ShouldBe(url);
        else
            Should.Throw<ArgumentException>(() => EmailAttachment.FromUrl(url, "a.pdf")).Message.ShouldContain("2049 characters; 2048 are the most");
    }

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
