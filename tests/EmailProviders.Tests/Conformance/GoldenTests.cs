using System.Text.Json;
using System.Text.Json.Nodes;
using EmailProviders.Providers;

namespace EmailProviders.Tests.Conformance;

/// <summary>
/// The whole wire body of known mails, and the whole meaning of every documented answer, against files that were compared with the
/// provider's page. <c>UPDATE_GOLDEN=1</c> rewrites the request files.
/// </summary>
public abstract class GoldenTests<TCase>
    where TCase : ProviderCase, new()
{
    private static readonly TCase Case = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Folder => Repository.PathOf("tests", "EmailProviders.Tests", Case.GetType().Namespace!.Split('.')[^1], "Golden");

    public static TheoryData<string> Requests() =>
    [
        "minimal",
        "unicode",
        "attachments",
        "everything",
        .. Case.Descriptor.Supports(EmailFeatures.Template) ? (string[])["template"] : [],
    ];

    [Theory]
    [MemberData(nameof(Requests))]
    public async Task The_wire_body_is_the_golden_one(string name) => await ShouldMatchGolden(name, MailOf(name));

    [Fact]
    public void The_goldens_name_their_sources() => File.ReadAllText(Path.Combine(Folder, "SOURCES.md")).ShouldContain("2026-");

    public static TheoryData<string> Answers()
    {
        var names = new TheoryData<string>();
        foreach (var answer in JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, "answers.json")))!.AsArray())
            names.Add((string)answer!["name"]!);
        return names;
    }

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task Every_documented_answer_is_read_as_what_it_means(string name)
    {
        var answer = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder, "answers.json"), Cancel))!.AsArray()
            .Single(item => (string)item!["name"]! == name)!;
        await using var harness = new ProviderHarness(Case, answer: _ => ToResponse(answer));
        var sent = await harness.Sender.TrySendAsync(Mails.Minimal, Cancel);

        Describe(sent).ToJsonString().ShouldBe(answer["means"]!.ToJsonString());
    }

    /// <summary>Compares what a mail looks like on the wire with a file.</summary>
    protected static async Task ShouldMatchGolden(string name, SendEmailRequest mail, Action<EmailProviderOptions>? configure = null)
    {
        await using var harness = new ProviderHarness(Case, configure);
        await harness.Sender.SendAsync(mail, Cancel);
        var actual = JsonNode.Parse(harness.Sends.ShouldHaveSingleItem().Body)!;

        var file = Path.Combine(Folder, name + ".json");
        if (Repository.IsUpdating("UPDATE_GOLDEN"))
            await File.WriteAllTextAsync(file, actual.ToJsonString(Indented) + "\n", Cancel);

        var expected = JsonNode.Parse(await File.ReadAllTextAsync(file, Cancel));
        JsonNode.DeepEquals(actual, expected).ShouldBeTrue($"{name}: {actual.ToJsonString(Indented)}");
    }

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        TypeInfoResolver = new System.Text.Json.Serialization.Metadata.DefaultJsonTypeInfoResolver(),
    };

    private static SendEmailRequest MailOf(string name) => name switch
    {
        "minimal" => Mails.Minimal,
        "unicode" => Case.Descriptor.Supports(EmailFeatures.TextAlternative) ? Mails.Unicode : Mails.Unicode with { TextBody = null },
        "attachments" => Mails.WithAttachments(Case.Descriptor),
        "template" => Mails.Templated with
        {
            Subject = "Overridden",
            Template = new EmailTemplate(ProviderCase.TemplateName)
            {
                Parameters = new Dictionary<string, string> { ["name"] = "Ada", ["order"] = "#1234" },
            },
        },
        _ => Mails.Everything(Case.Descriptor) with { ProviderOptions = Case.EverythingExtras is { } extras ? [extras] : [] },
    };

    private static HttpResponseMessage ToResponse(JsonNode answer)
    {
        var body = answer["body"] is JsonValue text && text.TryGetValue<string>(out var raw) ? raw : answer["body"]?.ToJsonString() ?? "";
        var response = StubHttpMessageHandler.Json((int)answer["status"]!, body);
        foreach (var (header, value) in answer["headers"]?.AsObject() ?? [])
            response.Headers.Add(header, (string)value!);
        return response;
    }

    // Only what is not empty, in a fixed order: the file reads as what the answer means.
    private static JsonObject Describe(TrySendResult sent)
    {
        var means = new JsonObject { ["outcome"] = sent.Outcome.ToString() };
        if (sent.IsAccepted)
        {
            Add(means, "messageId", sent.Result.MessageId);
            if (sent.Result.Receipts[0].OtherIds.Count > 0)
                means["otherIds"] = new JsonObject(sent.Result.Receipts[0].OtherIds.Select(id => KeyValuePair.Create(id.Key, (JsonNode?)id.Value)));
            if (sent.Result.IsDuplicate)
                means["isDuplicate"] = true;
            return means;
        }

        means["kind"] = sent.Error.Kind.ToString();
        Add(means, "code", sent.Error.ProviderCode);
        Add(means, "message", sent.Error.ProviderMessage);
        if (sent.Error.RetryAfter is { } wait)
            means["retryAfterSeconds"] = (int)wait.TotalSeconds;
        if (sent.Error.Fields.Count > 0)
            means["fields"] = new JsonArray([.. sent.Error.Fields.Select(field => (JsonNode?)field.Field)]);
        return means;
    }

    private static void Add(JsonObject target, string name, string? value)
    {
        if (value is not null)
            target[name] = value;
    }
}
