using System.Text.Json.Nodes;
using EmailProviders.Sandbox.Tests.Support;

namespace EmailProviders.Sandbox.Tests.Kaleyra;

public sealed class KaleyraAcceptanceTests : KaleyraTests
{
    // The page's samples, with the addresses it hides filled in.
    private const string CcAndBcc = """
        {
          "from": "noreply@sender.example",
          "from_name": "No Reply Email from Kaleyra",
          "to": "to@example.com",
          "cc": "cc@example.com",
          "bcc": "bcc@example.com",
          "tag": "Tag the InvitationTag !!",
          "subject": "CC AND BCC TESTING 2",
          "dynamic_content": true,
          "template_id": "",
          "webhook_id": "",
          "callback_profile_id": "stage_b6d6a697-b3d2-4405-b85e-400270988e4f",
          "text_body": "",
          "html_body": "SMS Try our campaign builder Quantity:",
          "reply_to": "reply@sender.example",
          "attachments": [],
          "metadata": { "quantity": "500", "dMarketValue": "80", "OTP": "PMBND" }
        }
        """;

    private const string Dynamic = """
        {
          "from": "noreply@sender.example",
          "from_name": "No Reply Email from Kaleyra",
          "to": "ada@example.com",
          "subject": "Sample Test Email from Email API,Please Ignore!!!! On {{currentdate}}",
          "text_body": "Hello {{name}}",
          "html_body": "<<b>Hello {{name}}</b>",
          "reply_to": "reply@sender.example",
          "params": { "name": "NAME" }
        }
        """;

    private const string TwoAttachments = """
        {
          "from": "noreply@sender.example",
          "from_name": "No Reply Email from Kaleyra",
          "to": "ada@example.com",
          "subject": "{{subjectStartsWith}}  Sample Test Email",
          "text_body": "Sample Text Body",
          "html_body": "<h1>My First Heading</h1>",
          "reply_to": "reply@sender.example",
          "attachments": [
            {
              "content": "aHR0cHM6Ly9yYXcuZ2l0aHViLmNvbS9ub2RlbWFpbGVyL25vZGVtYWlsZXIvbWFzdGVyL0xJQ0VOU0U=",
              "content_type": "application/pdf",
              "filename": "solution.pdf"
            },
            {
              "content": "https://github.com/kaleyra/kaleyra-python/blob/master/requirements.txt",
              "content-type": "text/plain",
              "filename": "requirements.txt"
            }
          ],
          "params": { }
        }
        """;

    [Theory]
    [InlineData(Path)]
    [InlineData(Path + "/")]
    public async Task The_simple_sample_is_answered_202_with_an_empty_error(string path)
    {
        var reply = await PostAsync(path, Minimal, ("api-key", Key));

        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        reply.ShouldBeExactly(202, $$"""
            {
              "data": [
                {
                  "message_id": "{{mail.MessageId}}",
                  "to": "ada@example.com",
                  "from": "noreply@sender.example",
                  "subject": "simple email"
                }
              ],
              "error": {}
            }
            """);
        mail.MessageId.ShouldMatch("^[0-9a-f-]{36}:1$");
        mail.Provider.ShouldBe("kaleyra");
        mail.Text.ShouldBeNull();
        mail.Html.ShouldBe("SMS campaign");
        mail.Extras["type"].ShouldBe("MKT");
    }

    [Fact]
    public async Task The_cc_and_bcc_sample_is_taken_whole()
    {
        var reply = await SendAsync(CcAndBcc);

        reply.Status.ShouldBe(202, reply.Text);
        var sent = reply.Json["data"]![0]!;
        sent["cc"]!.GetValue<string>().ShouldBe("cc@example.com");
        sent["bcc"]!.GetValue<string>().ShouldBe("bcc@example.com");
        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.Tags.ShouldBe(["Tag the InvitationTag !!"]);
        mail.TemplateId.ShouldBeNull();
        mail.Metadata["OTP"].ShouldBe("PMBND");
        mail.Extras["callback_profile_id"].ShouldBe("stage_b6d6a697-b3d2-4405-b85e-400270988e4f");
        mail.Extras.ContainsKey("webhook_id").ShouldBeFalse();
    }

    [Fact]
    public async Task The_attachment_sample_is_taken_with_either_spelling_of_its_type()
    {
        var reply = await SendAsync(TwoAttachments);

        reply.Status.ShouldBe(202, reply.Text);
        var files = Sandbox.Mails.ShouldHaveSingleItem().Attachments;
        files.Select(file => file.ContentType).ShouldBe(["application/pdf", "text/plain"]);
        files[0].Length.ShouldBe(59);
        files[0].Url.ShouldBeNull();
        files[1].Url!.Host.ShouldBe("github.com");
        files[1].Length.ShouldBe(0);
    }

    [Fact]
    public async Task Without_dynamic_content_nothing_is_put_in()
    {
        await SendAsync(Dynamic);

        Sandbox.Mails[0].Text.ShouldBe("Hello {{name}}");
        Sandbox.Mails[0].Parameters["name"].ShouldBe("NAME");
    }

    [Fact]
    public async Task With_dynamic_content_values_go_into_subject_and_bodies_once()
    {
        var reply = await SendAsync(Dynamic
            .With("dynamic_content", "true")
            .With("params", """{ "name": "{{currentdate}}", "currentdate": "today" }"""));

        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.Subject.ShouldBe("Sample Test Email from Email API,Please Ignore!!!! On today");
        mail.Text.ShouldBe("Hello {{currentdate}}");
        mail.Html.ShouldBe("<<b>Hello {{currentdate}}</b>");
        reply.Json["data"]![0]!["subject"]!.GetValue<string>().ShouldBe(mail.Subject);
    }

    [Fact]
    public async Task A_placeholder_without_a_value_stays()
    {
        await SendAsync(Dynamic.With("dynamic_content", "true"));

        Sandbox.Mails[0].Subject.ShouldNotBeNull().ShouldEndWith("{{currentdate}}");
        Sandbox.Mails[0].Text.ShouldBe("Hello NAME");
    }

    [Fact]
    public async Task An_address_in_several_lists_stays_in_the_first_of_to_cc_bcc()
    {
        var reply = await SendAsync(Minimal
            .With("to", "\"a@example.com ,b@example.com, A@EXAMPLE.com\"")
            .With("cc", "\"B@example.com,c@example.com\"")
            .With("bcc", "\"a@example.com,C@example.com,d@example.com\""));

        var mail = Sandbox.Mails.ShouldHaveSingleItem();
        mail.To.ShouldBe(["a@example.com", "b@example.com"]);
        mail.Cc.ShouldBe(["c@example.com"]);
        mail.Bcc.ShouldBe(["d@example.com"]);
        JsonNode.DeepEquals(reply.Json["data"]![0]!["to"], "a@example.com,b@example.com").ShouldBeTrue();
    }

    [Theory]
    [InlineData("OTP", "OTP")]
    [InlineData("TXN", "TXN")]
    [InlineData("", "MKT")]
    public async Task A_blank_type_is_marketing(string type, string kept)
    {
        await SendAsync(Minimal.With("type", $"\"{type}\""));

        Sandbox.Mails[0].Extras["type"].ShouldBe(kept);
    }

    [Fact]
    public async Task A_template_may_bring_the_subject()
    {
        var reply = await SendAsync(Minimal.With("subject", null).With("html_body", null).With("template_id", "\"welcome\""));

        reply.Status.ShouldBe(202, reply.Text);
        Sandbox.Mails[0].TemplateId.ShouldBe("welcome");
    }

    [Fact]
    public async Task The_capital_subject_of_the_generic_format_is_read_too()
    {
        await SendAsync(Minimal.With("subject", null).With("Subject", "\"Capital\""));

        Sandbox.Mails[0].Subject.ShouldBe("Capital");
    }
}
